package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An alliance with its secretariat.
record Association(String id, Api office) {

    static Association founded() throws IOException, InterruptedException {
        Qiao.Account office = Qiao.account();
        JsonNode alliance =
                Qiao.admin().post("/api/membership/alliances", null, Bodies.alliance(office.id()));
        return new Association(alliance.get("id").asString(), office.api());
    }

    /// Signs an agreement on directed exchange with another.
    ///
    /// @return its id
    String agreesWith(Association other, LocalDate from, LocalDate until)
            throws IOException, InterruptedException {
        String agreement = proposes(Bodies.agreement(id, other.id(), from, until));
        other.office().post("/api/events/agreements/%s/signature".formatted(agreement), null, null);
        return agreement;
    }

    /// Proposes an agreement as soon as the events service knows of both alliances.
    ///
    /// @return its id
    String proposes(JsonNode agreement) throws InterruptedException {
        return Eventually.until(
                        () ->
                                office.send(
                                        "POST",
                                        "/api/events/agreements",
                                        Map.of(
                                                "Idempotency-Key",
                                                id + agreement.get("partner").asString()),
                                        agreement.toString()),
                        answer -> answer.status() == 201)
                .json()
                .get("id")
                .asString();
    }
}
