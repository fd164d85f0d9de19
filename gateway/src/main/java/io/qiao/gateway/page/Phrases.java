package io.qiao.gateway.page;

import io.qiao.chassis.wording.Wording;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The sentences of the gateway's pages, from `phrases.<language>.properties` beside this class.
final class Phrases {
    private static final Map<String, Phrases> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Properties sentences = new Properties();

    private Phrases(String tag) {
        try {
            sentences.load(new StringReader(Page.resource("phrases." + tag + ".properties")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Phrases in(Wording language) {
        return BY_LANGUAGE.computeIfAbsent(language.tag(), Phrases::new);
    }

    String say(String key) {
        return Objects.requireNonNull(sentences.getProperty(key), key);
    }
}
