package io.qiao.matchmaking.matching;

import io.qiao.contracts.matchmaking.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// All open subjects, in memory: their words in a Lucene index that finds candidates by BM25, and
/// the subjects themselves. Written by one thread, searched by many; a search sees all that was
/// written before it began.
final class MatchIndex {
    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String OWNER = "owner";
    private static final String VISIBLE = "visible";
    private static final String WANTS = "wants";
    private static final String GIVES = "gives";
    private static final String EVERYBODY = "*";
    /// While there are fewer subjects than this, a word is as rare as it would be among so many.
    private static final int FEW = 1_000;
    private static final int MOST_TERMS = 2 * Analysis.LONGEST;

    private final Analysis analysis = new Analysis();
    private final Map<String, Subject> subjects = new ConcurrentHashMap<>();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    MatchIndex() {
        IndexSearcher.setMaxClauseCount(MOST_TERMS);
        try {
            writer =
                    new IndexWriter(
                            new ByteBuffersDirectory(),
                            new IndexWriterConfig(new KeywordAnalyzer()).setUseCompoundFile(false));
            searchers = new SearcherManager(writer, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void put(Subject subject) {
        subjects.put(subject.id(), subject);
        try {
            writer.updateDocument(new Term(ID, subject.id()), document(subject));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void remove(String id) {
        subjects.remove(id);
        try {
            writer.deleteDocuments(new Term(ID, id));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Optional<Subject> subject(String id) {
        return Optional.ofNullable(subjects.get(id));
    }

    int size() {
        return subjects.size();
    }

    /// What speaks for the pair of a subject and each of its best candidates by text.
    ///
    /// @param alliances those that the subject's organizations belong to: what they may see
    /// @param keep which pairs may stand at all
    /// @param most how many candidates to look at
    List<Candidate> candidates(
            Subject subject, Set<String> alliances, Predicate<Subject> keep, int most) {
        Indexed self = Indexed.of(subject, analysis);
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                return candidates(searcher, self, query(self, alliances), keep, most);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<Candidate> candidates(
            IndexSearcher searcher, Indexed self, Query query, Predicate<Subject> keep, int most)
            throws IOException {
        Score score = new Score(rarity(searcher.getIndexReader()));
        StoredFields stored = searcher.storedFields();
        List<Candidate> candidates = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
            Subject found = subjects.get(stored.document(hit.doc).get(ID));
            if (found != null && keep.test(found)) {
                candidates.add(
                        new Candidate(found, score.reasons(self, Indexed.of(found, analysis))));
            }
        }
        return candidates;
    }

    private Query query(Indexed self, Set<String> alliances) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        self.wants().distinct().forEach(term -> words.add(term(GIVES, term), Occur.SHOULD));
        self.gives().distinct().forEach(term -> words.add(term(WANTS, term), Occur.SHOULD));
        BooleanQuery.Builder kinds = new BooleanQuery.Builder();
        Rules.partners(self.subject().kind())
                .forEach(kind -> kinds.add(term(KIND, kind.name()), Occur.SHOULD));
        BooleanQuery.Builder visible = new BooleanQuery.Builder();
        visible.add(term(VISIBLE, EVERYBODY), Occur.SHOULD);
        alliances.forEach(each -> visible.add(term(VISIBLE, each), Occur.SHOULD));
        BooleanQuery.Builder query =
                new BooleanQuery.Builder()
                        .add(words.build(), Occur.MUST)
                        .add(kinds.build(), Occur.FILTER)
                        .add(visible.build(), Occur.FILTER);
        self.subject().organizations().forEach(own -> query.add(term(OWNER, own), Occur.MUST_NOT));
        return query.build();
    }

    private static Query term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private Document document(Subject subject) {
        Document document = new Document();
        document.add(new StringField(ID, subject.id(), Field.Store.YES));
        document.add(new StringField(KIND, subject.kind().name(), Field.Store.NO));
        subject.organizations()
                .forEach(each -> document.add(new StringField(OWNER, each, Field.Store.NO)));
        List<String> visible =
                subject.alliances().isEmpty() ? List.of(EVERYBODY) : subject.alliances();
        visible.forEach(each -> document.add(new StringField(VISIBLE, each, Field.Store.NO)));
        document.add(new TextField(WANTS, new TermStream(analysis.terms(subject.wants()))));
        document.add(new TextField(GIVES, new TermStream(analysis.terms(subject.gives()))));
        return document;
    }

    /// Inverse document frequency as BM25 has it, the mean of what is asked and what is given: a
    /// word that many ask for and few give stays a telling one.
    private static ToDoubleFunction<String> rarity(IndexReader reader) {
        Map<String, Double> known = new HashMap<>();
        return term ->
                known.computeIfAbsent(
                        term, _ -> (rarity(reader, WANTS, term) + rarity(reader, GIVES, term)) / 2);
    }

    private static double rarity(IndexReader reader, String field, String term) {
        double having = frequency(reader, field, term);
        double all = Math.max(FEW, reader.maxDoc());
        return Math.log(1 + (all - having + 0.5) / (having + 0.5));
    }

    private static double frequency(IndexReader reader, String field, String term) {
        try {
            return reader.docFreq(new Term(field, term));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A subject that may fit.
    ///
    /// @param reasons heaviest first; empty when its words do not meet after all
    record Candidate(Subject subject, List<Match.Reason> reasons) {
        double score() {
            return Score.total(reasons);
        }
    }
}
