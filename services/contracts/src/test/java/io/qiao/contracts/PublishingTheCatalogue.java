package io.qiao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.wire.EventTypes;
import io.qiao.contracts.wire.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The event catalogue as an AsyncAPI 3 document, drawn from the code: `infra/docs/asyncapi.json`.
/// Run with `-Dreleased.write=true` to write it anew.
class PublishingTheCatalogue {
    private static final Path FILE = Path.of("../../infra/docs/asyncapi.json");

    @Test
    void says_what_the_code_says() throws IOException {
        String current = Catalogue.document().toPrettyString() + "\n";
        if (Boolean.getBoolean("released.write")) {
            Files.writeString(FILE, current);
        }

        assertThat(Files.readString(FILE)).isEqualTo(current);
    }

    @Test
    void knows_every_topic_and_type() {
        ObjectNode catalogue = Catalogue.document();

        assertThat(catalogue.get("channels"))
                .hasSize(Topic.values().length + 2 * Catalogue.SERVICES.size());
        assertThat(catalogue.at("/components/messages")).hasSize(EventTypes.all().size() + 1);
    }

    @Test
    void every_message_names_its_key_and_schema_and_shows_one() {
        JsonNode messages = Catalogue.document().at("/components/messages");

        for (String type : EventTypes.all().keySet()) {
            JsonNode message = messages.get(type);
            assertThat(message.at("/bindings/kafka/key/type").asString()).isEqualTo("string");
            assertThat(message.at("/examples/0/payload").isObject()).as(type).isTrue();
            assertThat(message.at("/examples/0/headers/ce_dataschema").asString())
                    .isEqualTo("urn:qiao:schema:" + type);
        }
    }
}
