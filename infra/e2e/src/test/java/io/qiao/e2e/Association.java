package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// An alliance with its secretariat.
record Association(String id, Api office) {

    static Association founded() throws IOException, InterruptedException {
        Qiao.Account office = Qiao.account();
        JsonNode alliance =
                Qiao.admin().post("/api/membership/alliances", null, Bodies.alliance(office.id()));
        return new Association(alliance.get("id").asString(), office.api());
    }
}
