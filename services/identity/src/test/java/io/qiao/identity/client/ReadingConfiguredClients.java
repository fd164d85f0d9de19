package io.qiao.identity.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Whoever configures a client wrongly learns at the start which setting it is, and what it takes.
class ReadingConfiguredClients {
    private static final Map<String, String> RIGHT =
            Map.of(
                    "qiao.clients.tool.name", "Tool",
                    "qiao.clients.tool.redirect-uris", "https://tool.example/back",
                    "qiao.clients.tool.secret", "sixteen letters or more");

    private static ConfiguredClients read(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("qiao", ConfiguredClients.class);
    }

    @Test
    void none_are_needed() {
        assertThat(read(Map.of()).all()).isEmpty();
    }

    @Test
    void the_scopes_may_be_left_out() {
        ThirdParty client = read(RIGHT).find("tool").orElseThrow();

        assertThat(client.scopes()).containsExactly("openid", "profile", "email");
        assertThat(client.isPublic()).isFalse();
        assertThat(client.toString() + read(RIGHT)).doesNotContain("sixteen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tool.name                         | ''                        | qiao.clients.tool.name must have 1 to 100 characters
                    tool.redirect-uris                | ''                        | qiao.clients.tool.redirect-uris must name an address at least
                    tool.redirect-uris                | http://tool.example/back  | qiao.clients.tool.redirect-uris[0] must be an https:// address
                    tool.post-logout-redirect-uris    | https://tool.example/#bye | qiao.clients.tool.post-logout-redirect-uris[0] must be an https:// address
                    tool.scopes                       | openid,mail               | qiao.clients.tool.scopes[1] must be one of openid, profile, email, qiao
                    tool.scopes                       | email                     | qiao.clients.tool.scopes must contain openid
                    tool.secret                       | short                     | qiao.clients.tool.secret must have 16 characters or more
                    gateway.name                      | Mine                      | qiao.clients.gateway cannot be configured, since the platform uses that id itself
                    """)
    void a_wrong_setting_is_named(String setting, String value, String told) {
        Map<String, String> settings = new HashMap<>(RIGHT);
        settings.put("qiao.clients." + setting, value);

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> read(settings))
                .havingRootCause()
                .withMessageStartingWith(told);
    }

    @ParameterizedTest
    @CsvSource({"name", "redirect-uris"})
    void a_missing_setting_is_named(String setting) {
        Map<String, String> settings = new HashMap<>(RIGHT);
        settings.remove("qiao.clients.tool." + setting);

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> read(settings))
                .havingRootCause()
                .withMessageStartingWith("qiao.clients.tool." + setting + " must");
    }
}
