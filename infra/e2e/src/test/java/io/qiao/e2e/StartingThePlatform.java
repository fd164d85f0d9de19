package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Demo;
import io.qiao.standalone.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The launcher, where something stands in its way.
class StartingThePlatform {
    @TempDir private Path folder = Path.of("target");

    @Test
    void a_second_one_on_the_same_data_is_told_so() throws Exception {
        String printed = Running.outcome(Qiao.ROOT, Qiao.running().data());

        assertThat(printed)
                .contains("Another Qiao runs on")
                .contains("--data DIR")
                .endsWith("exit 1");
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        String port = Integer.toString(Qiao.running().gateway().getPort());

        String printed = Running.outcome(Qiao.ROOT, folder, "--port", port);

        assertThat(printed)
                .contains("Port " + port + " is in use")
                .contains("--port N")
                .endsWith("exit 1");
    }

    @Test
    void a_folder_that_cannot_be_used_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        String printed = Running.outcome(Qiao.ROOT, file);

        assertThat(printed).contains("Cannot use the folder " + file).endsWith("exit 1");
    }

    @Test
    void its_options_are_explained() throws Exception {
        String printed = Running.outcome(Qiao.ROOT, folder, "--help");

        assertThat(printed).contains("--data", "--port", "--no-demo", "--fresh").endsWith("exit 0");
    }

    @Test
    void an_option_that_is_none_is_named() throws Exception {
        String printed = Running.outcome(Qiao.ROOT, folder, "--nonsense");

        assertThat(printed).contains("Unknown option: '--nonsense'").endsWith("exit 2");
    }

    @Test
    void a_killed_part_comes_back_and_goes_on() throws Exception {
        Company supplier = Company.any();
        Company buyer = Company.any();
        supplier.posts(Bodies.supply("潮汐发电叶片", "潮汐发电叶片设计制造。"));
        Qiao.running().process("notifications").orElseThrow().destroyForcibly();

        buyer.posts(Bodies.demand("潮汐发电叶片采购", "采购潮汐发电叶片。"));

        JsonNode inbox =
                Eventually.until(
                                () ->
                                        supplier.api()
                                                .send(
                                                        "GET",
                                                        "/api/notifications/inbox/" + supplier.id(),
                                                        Map.of(),
                                                        null),
                                answer -> answer.status() == 200 && !answer.json().isEmpty())
                        .json();
        assertThat(inbox).hasSize(1);
    }

    @Test
    void while_a_service_is_away_the_gateway_says_so_and_the_others_go_on() throws Exception {
        Api api = Qiao.admin();
        Qiao.running().process("events").orElseThrow().destroyForcibly();

        Api.Answer away =
                Eventually.until(
                        () -> api.send("GET", "/api/events/projects", Map.of(), null),
                        answer -> answer.status() == 503);

        assertThat(away.json().get("type").asString()).isEqualTo("urn:qiao:problem:unavailable");
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(api.send("GET", "/api/membership/alliances", Map.of(), null).status())
                .isEqualTo(200);
        Eventually.get(api, "/api/events/projects");
    }

    @Test
    void a_login_survives_the_gateway_and_identity() throws Exception {
        Qiao.Account account = Qiao.account();
        Qiao.running().process("identity").orElseThrow().destroyForcibly();
        Qiao.running().process("gateway").orElseThrow().destroyForcibly();

        Eventually.until(
                () -> reached(account.api()),
                status -> status == 200 || status == 401 || status == 403);

        assertThat(account.api().get("/session").get("account").asString()).isEqualTo(account.id());
        Eventually.get(account.api(), "/api/identity/me");
    }

    private static int reached(Api api) throws InterruptedException {
        try {
            return api.send("GET", "/session", Map.of(), null).status();
        } catch (IOException away) {
            return 0;
        }
    }

    @Test
    void the_demonstration_data_can_be_loaded_again_without_doubling_anything() throws Exception {
        List<Integer> before = counts();

        new Demo(Qiao.running().gateway(), Qiao.mailbox()).load(Qiao.admin());

        assertThat(counts()).isEqualTo(before);
    }

    private static List<Integer> counts() throws Exception {
        Api guozhi = Qiao.demo("guozhi-laser");
        Api office = Qiao.demo("chengyang-centre-office");
        String alliance =
                office.get("/api/events/projects?limit=100").get(0).get("alliance").asString();
        return List.of(
                guozhi.get("/api/membership/organizations?mine=true").size(),
                guozhi.get("/api/notifications/inbox/mine?limit=100").size(),
                office.get("/api/membership/alliances/%s/members?limit=100".formatted(alliance))
                        .size(),
                office.get("/api/events/gatherings?limit=100&alliance=" + alliance).size(),
                office.get("/api/events/projects?limit=100&alliance=" + alliance).size());
    }
}
