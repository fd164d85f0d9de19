package io.qiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The figures that the public reports give.
class TheDemonstrationData {
    private final JsonNode data = read();

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("demo.json"))) {
            return Api.JSON.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode entry(String list, String key) {
        for (JsonNode each : data.get(list)) {
            if (each.get("key").asString().equals(key)) {
                return each;
            }
        }
        throw new AssertionError(key);
    }

    @Test
    void has_ten_projects_of_12_3_billion_yuan() {
        JsonNode project = entry("projects", "chengyang-ten");

        assertThat(project.get("projects").asInt()).isEqualTo(10);
        assertThat(project.at("/amount/amount").asString()).isEqualTo("12300000000");
    }

    @Test
    void has_nine_signers_of_the_alliances_first_project() {
        List<String> roles = new ArrayList<>();
        entry("projects", "haizhu-tour")
                .get("parties")
                .forEach(each -> roles.add(each.get("role").asString()));

        assertThat(roles).filteredOn("SIGNER"::equals).hasSize(9);
    }

    @Test
    void has_three_parallel_forums_and_a_main_session_for_more_than_500() {
        JsonNode meeting = entry("gatherings", "annual-2024");

        assertThat(meeting.get("sessions")).hasSize(4);
        assertThat(meeting.at("/attendance/value").asInt()).isEqualTo(500);
        assertThat(meeting.at("/attendance/precision").asString()).isEqualTo("AT_LEAST");
    }

    @Test
    void has_five_promoted_districts_and_a_belt() {
        List<String> keys = new ArrayList<>();
        data.get("postings").forEach(each -> keys.add(each.get("key").asString()));

        assertThat(keys).filteredOn(each -> each.startsWith("district-")).hasSize(6);
    }

    @Test
    void names_nothing_twice() {
        List<String> keys = new ArrayList<>();
        for (String list :
                List.of("organizations", "alliances", "gatherings", "projects", "postings")) {
            data.get(list).forEach(each -> keys.add(each.get("key").asString()));
        }

        assertThat(keys).doesNotHaveDuplicates();
    }
}
