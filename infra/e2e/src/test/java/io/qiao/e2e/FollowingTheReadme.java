package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The two commands that the README tells a newcomer to try, as they stand there.
class FollowingTheReadme {

    @Test
    void posts_a_need_and_finds_it_in_the_counterparts_inbox() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSize(2);

        JsonNode posting = Api.JSON.readTree(run(commands.getFirst()));
        assertThat(posting.get("title").asString()).isEqualTo("採購激光切割設備");

        JsonNode inbox =
                Eventually.until(
                        () -> Api.JSON.readTree(run(commands.get(1))),
                        each -> each.toString().contains(posting.get("id").asString()));
        JsonNode reasons = inbox.get(0).get("reasons");
        assertThat(reasons).isNotEmpty();
        assertThat(reasons.toString()).contains("激光切割设备").contains("激光切割設備");
    }

    private static List<String> commands() throws IOException {
        String readme = Files.readString(Qiao.ROOT.resolve("README.md"));
        String gateway = Qiao.running().gateway().toString();
        return Pattern.compile("(?m)^    curl (?:.*\\\\\n)*.*$")
                .matcher(readme)
                .results()
                .map(
                        each ->
                                each.group()
                                        .replace("http://127.0.0.1:8080", gateway)
                                        .replace("~/.qiao", Qiao.running().data().toString()))
                .toList();
    }

    private static String run(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return printed;
    }
}
