package io.qiao.matchmaking.engine;

import io.qiao.matchmaking.text.Analysis;
import io.qiao.matchmaking.text.Words;

/// What a subject says it wants and gives, cut into terms.
record Said(Words wants, Words gives) {
    static Said of(Subject subject, Analysis analysis) {
        return new Said(Words.of(subject.wants(), analysis), Words.of(subject.gives(), analysis));
    }
}
