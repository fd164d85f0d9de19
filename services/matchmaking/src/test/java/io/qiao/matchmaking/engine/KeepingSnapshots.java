package io.qiao.matchmaking.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingSnapshots {
    @TempDir private Path folder = Path.of("");

    @Test
    void a_restart_begins_with_the_last_one() throws IOException {
        Vector vector = Vector.of(new float[] {1, 2, 3});
        try (MatchIndex index = MatchIndex.in(folder)) {
            index.put(ASubject.needing("激光").named("kept"), new Meaning(vector, null));
            index.snapshot();
            index.put(ASubject.needing("后来").named("after the snapshot"));
        }
        try (MatchIndex index = MatchIndex.in(folder)) {
            assertThat(index.subject("kept")).contains(ASubject.needing("激光").named("kept"));
            assertThat(index.meaning("kept").wants()).isEqualTo(vector);
        }
    }

    @Test
    void what_ended_meanwhile_is_let_go_and_what_changed_is_replaced() throws IOException {
        try (MatchIndex index = MatchIndex.in(folder)) {
            index.put(ASubject.offering("激光切割").named("closed meanwhile"));
            index.put(ASubject.offering("激光切割").named("revised meanwhile"));
            index.put(ASubject.offering("激光切割").named("unchanged"));
            index.snapshot();
        }
        try (MatchIndex index = MatchIndex.in(folder)) {
            index.put(ASubject.offering("激光焊接").named("revised meanwhile"));
            index.put(ASubject.offering("激光切割").named("unchanged"));
            index.forgetTheRest();

            assertThat(index.subjects().map(Subject::id))
                    .containsExactlyInAnyOrder("revised meanwhile", "unchanged");
            assertThat(found(index, "激光焊接")).contains("revised meanwhile");
            assertThat(found(index, "激光切割")).doesNotContain("closed meanwhile");
        }
    }

    @Test
    void one_that_cannot_be_read_is_given_up() throws IOException {
        try (MatchIndex index = MatchIndex.in(folder)) {
            index.put(ASubject.needing("激光").named("kept"));
            index.snapshot();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(file -> file.toString().contains("segments")).toList()) {
                Files.writeString(each, "nonsense");
            }
        }
        try (MatchIndex index = MatchIndex.in(folder)) {
            assertThat(index.size()).isZero();
            index.put(ASubject.needing("激光").named("new"));
            index.snapshot();
        }
    }

    @Test
    void a_folder_in_use_is_left_alone() throws IOException {
        try (MatchIndex index = MatchIndex.in(folder)) {
            index.put(ASubject.needing("激光").named("kept"));
            assertThatThrownBy(() -> MatchIndex.in(folder))
                    .isInstanceOf(UncheckedIOException.class);
            index.snapshot();
        }
        try (MatchIndex index = MatchIndex.in(folder)) {
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void a_text_that_changes_loses_the_meaning_of_the_old_one() throws IOException {
        try (MatchIndex index = new MatchIndex()) {
            Meaning meaning = new Meaning(Vector.of(new float[] {1, 2}), null);
            index.put(ASubject.needing("激光").named("need"), meaning);
            index.put(ASubject.needing("激光").in("C40", "440300").named("need"));
            assertThat(index.meaning("need")).isEqualTo(meaning);

            index.put(ASubject.needing("面料").named("need"));
            assertThat(index.meaning("need")).isEqualTo(Meaning.UNKNOWN);
        }
    }

    private static List<String> found(MatchIndex index, String text) {
        Terms terms =
                new Terms(
                        Weights.standard(),
                        new Rules(Reach.ALL, History.NONE),
                        History.NONE,
                        Set.of(),
                        Instant.EPOCH);
        return index.byWords(ASubject.needing(text).named("asking"), terms);
    }
}
