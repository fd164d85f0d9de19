package io.qiao.matchmaking.engine;

import io.qiao.matchmaking.text.Analysis;
import io.qiao.matchmaking.text.Words;

/// A subject as the index holds it: its texts cut into terms, and what they mean if that is known.
///
/// @param number counts what was ever put in
record Entry(int number, Subject subject, Bag wants, Bag gives, Meaning meaning) {

    /// One that is to be kept: its words become part of the vocabulary.
    static Entry kept(
            int number,
            Subject subject,
            Meaning meaning,
            Analysis analysis,
            Vocabulary vocabulary) {
        return new Entry(
                number,
                subject,
                Bag.of(Words.of(subject.wants(), analysis), vocabulary::learn),
                Bag.of(Words.of(subject.gives(), analysis), vocabulary::learn),
                meaning);
    }

    /// One that is only compared with those that are kept.
    static Entry passing(
            Subject subject, Meaning meaning, Analysis analysis, Vocabulary vocabulary) {
        return new Entry(
                -1,
                subject,
                Bag.of(Words.of(subject.wants(), analysis), vocabulary::look),
                Bag.of(Words.of(subject.gives(), analysis), vocabulary::look),
                meaning);
    }
}
