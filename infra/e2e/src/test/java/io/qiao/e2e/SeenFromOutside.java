package io.qiao.e2e;

import io.qiao.demo.Api;
import io.qiao.standalone.Running;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The platform as programs see it that nobody here wrote: see `infra/e2e/outside`.
class SeenFromOutside {
    @TestFactory
    Stream<DynamicTest> a_browser() throws Exception {
        Outside.needsNode();
        String chromium = Outside.needsChromium().toString();
        Running running = Qiao.running();
        return Outside.run(
                "browser",
                Map.of(
                        "QIAO_GATEWAY",
                        running.gateway().toString(),
                        "QIAO_MAIL",
                        running.data().resolve("mail").toString(),
                        "QIAO_CHROMIUM",
                        chromium));
    }

    @TestFactory
    Stream<DynamicTest> a_client_of_the_login() throws Exception {
        Outside.needsNode();
        String gateway = Qiao.running().gateway().toString();
        Qiao.Account person = Qiao.account();
        JsonNode confidential = client(true);
        JsonNode program = program();
        return Outside.run(
                "openid",
                Map.of(
                        "QIAO_GATEWAY", gateway,
                        "QIAO_CLIENT", confidential.get("id").asString(),
                        "QIAO_CLIENT_SECRET", confidential.get("secret").asString(),
                        "QIAO_PUBLIC_CLIENT", client(false).get("id").asString(),
                        "QIAO_PROGRAM", program.get("id").asString(),
                        "QIAO_PROGRAM_SECRET", program.get("secret").asString(),
                        "QIAO_PERSON", person.mail(),
                        "QIAO_PASSWORD", Qiao.PASSWORD));
    }

    private static JsonNode client(boolean confidential) throws Exception {
        ObjectNode draft =
                Api.JSON.createObjectNode().put("name", "Tool").put("confidential", confidential);
        draft.putArray("redirectUris").add("http://127.0.0.1/back");
        draft.putArray("postLogoutRedirectUris").add("https://tool.example/bye");
        draft.putArray("scopes").add("openid").add("profile").add("email").add("qiao");
        return Qiao.admin().post("/api/identity/clients", null, draft);
    }

    private static JsonNode program() throws Exception {
        Company company = Company.any();
        ObjectNode draft =
                Api.JSON
                        .createObjectNode()
                        .put("organization", company.id())
                        .put("role", "VIEWER")
                        .put("name", "Report");
        return company.api().post("/api/identity/programs", null, draft);
    }
}
