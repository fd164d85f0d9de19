package io.qiao.chassis.input;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads strings as [Line], [Text] or [Verbatim] say.
final class Strings extends StdScalarDeserializer<String> {
    private final Kind kind;

    Strings() {
        this(Kind.LINE);
    }

    private Strings(Kind kind) {
        super(String.class);
        this.kind = kind;
    }

    @Override
    public ValueDeserializer<?> createContextual(
            DeserializationContext context, BeanProperty property) {
        return property == null ? this : new Strings(Kind.of(property));
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        return kind.read(parser.getString(), parser);
    }

    private enum Kind {
        LINE,
        TEXT,
        VERBATIM;

        static Kind of(BeanProperty property) {
            if (property.getAnnotation(Text.class) != null) {
                return TEXT;
            }
            return property.getAnnotation(Verbatim.class) != null ? VERBATIM : LINE;
        }

        String read(String text, JsonParser parser) {
            String read =
                    switch (this) {
                        case LINE -> Characters.composed(text);
                        case TEXT -> Characters.composed(Characters.withPlainLineEnds(text));
                        case VERBATIM -> text;
                    };
            boolean clean =
                    this == TEXT ? Characters.isCleanButForLines(read) : Characters.isClean(read);
            if (!clean) {
                throw new BrokenRule(parser, "characters", asked(), String.class);
            }
            return read;
        }

        private String asked() {
            return this == TEXT
                    ? "must not hold control characters or halves of characters"
                    : "must not hold line ends, control characters or halves of characters";
        }
    }
}
