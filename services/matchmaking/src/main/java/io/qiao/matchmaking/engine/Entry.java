package io.qiao.matchmaking.engine;

import java.util.function.Function;

/// A subject as the index holds it: the terms of its texts, and what they mean if that is known.
///
/// @param number counts what was ever put in
record Entry(int number, Subject subject, Bag wants, Bag gives, Meaning meaning) {

    static Entry of(
            int number,
            Subject subject,
            Said said,
            Meaning meaning,
            Function<String, Vocabulary.Term> vocabulary) {
        return new Entry(
                number,
                subject,
                Bag.of(said.wants(), vocabulary),
                Bag.of(said.gives(), vocabulary),
                meaning);
    }
}
