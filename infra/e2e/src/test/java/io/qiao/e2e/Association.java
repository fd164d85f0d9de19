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
        JsonNode draft =
                Api.JSON
                        .createObjectNode()
                        .put("alliance", id)
                        .put("partner", other.id())
                        .put("title", "定向信息交流")
                        .put("from", from.toString())
                        .put("until", until.toString());
        String agreement =
                Eventually.until(
                                () ->
                                        office.send(
                                                "POST",
                                                "/api/events/agreements",
                                                Map.of("Idempotency-Key", id + other.id()),
                                                draft.toString()),
                                answer -> answer.status() == 201)
                        .json()
                        .get("id")
                        .asString();
        other.office().post("/api/events/agreements/%s/signature".formatted(agreement), null, null);
        return agreement;
    }
}
