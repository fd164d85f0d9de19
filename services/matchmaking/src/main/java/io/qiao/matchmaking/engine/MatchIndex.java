package io.qiao.matchmaking.engine;

import io.qiao.matchmaking.text.Analysis;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// All open subjects: their words and vectors in one Lucene index that finds candidates, and the
/// subjects themselves in memory for the rules and the score. Written by one thread at a time,
/// searched by many; a search sees all that was written before it began.
///
/// With a folder it survives a restart as of its last snapshot. What is put in again unchanged
/// then costs next to nothing, and what is not is let go by [#forgetTheRest]: so the topics stay
/// the truth, whatever a crash left behind.
public final class MatchIndex implements Closeable {
    /// Few: a search by vector walks the graph of every segment.
    private static final int SEGMENTS_PER_TIER = 4;

    /// As many subjects are scored one by one rather than looked up.
    private static final int FEW = 500;

    private final Analysis analysis;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Reasons reasons;
    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final Map<Integer, Entry> byNumber = new ConcurrentHashMap<>();
    private final Map<Integer, Entry> recent = new ConcurrentHashMap<>();
    private final Set<String> unconfirmed = new HashSet<>();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Retrieval retrieval;
    private int next;

    /// In memory only.
    public MatchIndex() {
        this(new Analysis(true));
    }

    /// In memory only.
    public MatchIndex(Analysis analysis) {
        this(new ByteBuffersDirectory(), analysis);
    }

    /// With its snapshots in a folder.
    ///
    /// @throws UncheckedIOException when another process uses the folder
    public static MatchIndex in(Path folder) {
        return SnapshotFolder.open(folder);
    }

    MatchIndex(Directory directory, Analysis analysis) {
        this.directory = directory;
        this.analysis = analysis;
        this.reasons = new Reasons(analysis, vocabulary);
        this.retrieval = new Retrieval(byNumber);
        try {
            writer =
                    new IndexWriter(
                            directory,
                            new IndexWriterConfig(new KeywordAnalyzer())
                                    .setUseCompoundFile(false)
                                    .setMergePolicy(
                                            new TieredMergePolicy()
                                                    .setSegmentsPerTier(SEGMENTS_PER_TIER))
                                    .setRAMBufferSizeMB(buffer()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        try {
            load();
        } catch (IOException | RuntimeException unreadable) {
            abandon();
            throw unreadable instanceof IOException broken
                    ? new UncheckedIOException(broken)
                    : (RuntimeException) unreadable;
        }
    }

    /// Lets the folder go without writing to it.
    private void abandon() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// An eighth of the heap: the larger, the fewer segments.
    private static double buffer() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 8e6, 16, 512);
    }

    private void load() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            SubjectDocument.all(searcher.getIndexReader())
                    .forEach(
                            kept -> {
                                enter(
                                        kept.number(),
                                        kept.subject(),
                                        Said.of(kept.subject(), analysis),
                                        kept.meaning());
                                unconfirmed.add(kept.subject().id());
                                next = Math.max(next, kept.number() + 1);
                            });
        } finally {
            searchers.release(searcher);
        }
    }

    /// Takes a subject in, or its newer version. Its meaning stays what it was while the texts do.
    public synchronized void put(Subject subject) {
        Entry before = byId.get(subject.id());
        put(
                subject,
                before != null && before.subject().saysTheSameAs(subject)
                        ? before.meaning()
                        : Meaning.UNKNOWN);
    }

    /// Takes a subject in with what its texts mean.
    public synchronized void put(Subject subject, Meaning meaning) {
        unconfirmed.remove(subject.id());
        Entry before = byId.get(subject.id());
        if (before != null
                && before.subject().equals(subject)
                && before.meaning().equals(meaning)) {
            return;
        }
        Said said = Said.of(subject, analysis);
        Entry entry = enter(next++, subject, said, meaning);
        try {
            writer.updateDocument(
                    new Term(SubjectDocument.ID, subject.id()), SubjectDocument.of(entry, said));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        recent.put(entry.number(), entry);
    }

    private Entry enter(int number, Subject subject, Said said, Meaning meaning) {
        Entry entry = Entry.of(number, subject, said, meaning, vocabulary::learn);
        vocabulary.add(entry.wants(), entry.gives());
        byNumber.put(number, entry);
        leave(byId.put(subject.id(), entry));
        return entry;
    }

    private void leave(@Nullable Entry entry) {
        if (entry != null) {
            byNumber.remove(entry.number());
            recent.remove(entry.number());
            vocabulary.remove(entry.wants(), entry.gives());
        }
    }

    public synchronized void remove(String id) {
        unconfirmed.remove(id);
        Entry before = byId.remove(id);
        if (before == null) {
            return;
        }
        leave(before);
        try {
            writer.deleteDocuments(new Term(SubjectDocument.ID, id));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Lets go of what a snapshot held and nobody has put in since: it ended meanwhile.
    public synchronized void forgetTheRest() {
        List.copyOf(unconfirmed).forEach(this::remove);
    }

    /// Makes what is in the index now what a restart begins with.
    public void snapshot() {
        try {
            writer.commit();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public Optional<Subject> subject(String id) {
        return Optional.ofNullable(byId.get(id)).map(Entry::subject);
    }

    public Meaning meaning(String id) {
        Entry entry = byId.get(id);
        return entry == null ? Meaning.UNKNOWN : entry.meaning();
    }

    public Stream<Subject> subjects() {
        return byId.values().stream().map(Entry::subject);
    }

    public int size() {
        return byId.size();
    }

    /// Bytes that the index takes in its folder or buffers.
    public long bytes() {
        try {
            long sum = 0;
            for (String file : directory.listAll()) {
                sum += directory.fileLength(file);
            }
            return sum;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// What speaks for the pair of a subject and each of its best candidates by words and by
    /// meaning, in no order.
    public List<Candidate> candidates(Subject subject, Meaning meaning, Terms terms) {
        Entry self = entry(subject, meaning);
        Score score = score(terms);
        return find(self, terms).stream().map(each -> candidate(self, each, score)).toList();
    }

    /// The same for every subject that the rules allow: the measure of what [#candidates] misses.
    public List<Candidate> all(Subject subject, Meaning meaning, Terms terms) {
        Entry self = entry(subject, meaning);
        Score score = score(terms);
        return byId.values().stream()
                .filter(each -> terms.allow(subject, each.subject()))
                .map(each -> candidate(self, each, score))
                .toList();
    }

    /// What speaks for one pair, whatever the rules say; empty when either is not open.
    public Optional<Candidate> pair(String one, String other, Terms terms) {
        Entry self = byId.get(one);
        Entry across = byId.get(other);
        return self == null || across == null
                ? Optional.empty()
                : Optional.of(candidate(self, across, score(terms)));
    }

    private Entry entry(Subject subject, Meaning meaning) {
        Entry kept = byId.get(subject.id());
        return kept != null && kept.subject().equals(subject) && kept.meaning().equals(meaning)
                ? kept
                : Entry.of(-1, subject, Said.of(subject, analysis), meaning, vocabulary::look);
    }

    private Score score(Terms terms) {
        return new Score(terms.weights(), vocabulary, terms.history(), terms.now());
    }

    private Candidate candidate(Entry self, Entry other, Score score) {
        return new Candidate(self, other, score.marks(self, other), reasons);
    }

    /// Makes Lucene see all that was put in. That costs as much for one subject as for hundreds,
    /// so a search does it only when many came since the last time, and looks at few of them one
    /// by one.
    public void refresh() {
        Set<Integer> covered = Set.copyOf(recent.keySet());
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        recent.keySet().removeAll(covered);
    }

    private List<Entry> find(Entry self, Terms terms) {
        if (recent.size() > FEW) {
            refresh();
        }
        List<Entry> unseen = List.copyOf(recent.values()); // before the searcher is taken
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return retrieval.find(searcher, self, unseen, terms);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The places of candidates by words alone, best first, as far as the engine looks.
    public List<String> byWords(Subject subject, Terms terms) {
        Entry self = entry(subject, Meaning.UNKNOWN);
        return find(self, terms).stream().map(each -> each.subject().id()).toList();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
