package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Demo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What all the other tests have made the platform write into its logs, and what a second gateway
/// wrote at the level of debugging.
@Order(Integer.MAX_VALUE)
class KeepingSecretsOutOfLogs {
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}");
    private static final Pattern LINK = Pattern.compile("[?&](token|code)=[^&\\s]+");

    @Test
    void no_token_link_password_or_key_is_in_any_log() throws Exception {
        List<String> secrets =
                List.of(
                        secret("sealing-key"),
                        secret("gateway-secret"),
                        secret("forwarding-secret"),
                        secret("demo/chengyang").replaceFirst(".*:", ""),
                        Qiao.PASSWORD,
                        Qiao.ADMIN_PASSWORD,
                        Demo.PASSWORD);

        List<Path> logs = logs();

        assertThat(logs).isNotEmpty();
        for (Path log : logs) {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            assertThat(TOKEN.matcher(text).results().limit(3).toList())
                    .as("token in " + log)
                    .isEmpty();
            assertThat(LINK.matcher(text).results().limit(3).toList())
                    .as("link in " + log)
                    .isEmpty();
            for (String secret : secrets) {
                assertThat(text.contains(secret)).as("secret in " + log).isFalse();
            }
        }
    }

    private static String secret(String name) throws IOException {
        return Files.readString(Qiao.running().data().resolve(name)).strip();
    }

    private static List<Path> logs() throws IOException {
        List<Path> logs = new ArrayList<>();
        for (Path folder :
                List.of(
                        Qiao.running().data().resolve("logs"),
                        Qiao.ROOT.resolve("infra/e2e/target"))) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(Files::isRegularFile)
                        .filter(each -> each.getFileName().toString().contains(".log"))
                        .forEach(logs::add);
            }
        }
        return logs;
    }
}
