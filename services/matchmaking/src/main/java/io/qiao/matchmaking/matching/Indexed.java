package io.qiao.matchmaking.matching;

/// A subject with its texts analysed.
record Indexed(Subject subject, Words wants, Words gives) {
    static Indexed of(Subject subject, Analysis analysis) {
        return new Indexed(
                subject, Words.of(subject.wants(), analysis), Words.of(subject.gives(), analysis));
    }
}
