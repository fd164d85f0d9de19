package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An alliance with its secretariat.
record Association(String id, Api office) {

    static Association founded() throws IOException, InterruptedException {
        Qiao.Account office = Qiao.account();
        String id = unstaffed();
        office.takesUp("SECRETARIAT", id, Qiao.admin());
        return new Association(id, office.api());
    }

    /// An alliance that has no secretariat yet, for tests to which it is only a name.
    ///
    /// @return its id
    static String unstaffed() throws IOException, InterruptedException {
        return Qiao.admin()
                .post("/api/membership/alliances", null, Bodies.alliance())
                .get("id")
                .asString();
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
        String key = UUID.randomUUID().toString();
        return Eventually.until(
                        () ->
                                office.send(
                                        "POST",
                                        "/api/events/agreements",
                                        Map.of("Idempotency-Key", key),
                                        agreement.toString()),
                        answer -> answer.status() == 201)
                .json()
                .get("id")
                .asString();
    }
}
