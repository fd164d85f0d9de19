package io.qiao.matchmaking.engine;

import io.qiao.matchmaking.text.Analysis;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/// Finds candidates in the index: the best by BM25 over the words, and the nearest by vector.
///
/// What the rules exclude is dropped from what was found; only when that leaves too few is the
/// search repeated with a filter, which is several times slower.
final class Retrieval {
    /// The more there are, the more of them are alike by words alone, or by meaning alone.
    private static final int SUBJECTS_PER_HIT = 2_000;

    private static final int LEAST_BY_WORDS = 100;
    private static final int MOST_BY_WORDS = 500;
    private static final int SUBJECTS_PER_NEIGHBOUR = 5_000;
    private static final int LEAST_BY_MEANING = 30;
    private static final int MOST_BY_MEANING = 200;
    private static final int ENOUGH = 30;
    private static final int MOST_CLAUSES = 4 * Analysis.LONGEST;

    private final Map<Integer, Entry> byNumber;

    Retrieval(Map<Integer, Entry> byNumber) {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        this.byNumber = byNumber;
    }

    /// Those that the rules allow, the best by words first.
    ///
    /// @param unseen what the searcher may not know of yet
    List<Entry> find(IndexSearcher searcher, Entry self, Collection<Entry> unseen, Terms terms)
            throws IOException {
        Meaning meaning = self.meaning();
        Map<Integer, Entry> found = new LinkedHashMap<>();
        Stream.of(
                        byWords(searcher, self, terms),
                        byMeaning(searcher, meaning.wants(), SubjectDocument.GIVES_VECTOR),
                        byMeaning(searcher, meaning.gives(), SubjectDocument.WANTS_VECTOR),
                        unseen)
                .flatMap(Collection::stream)
                .forEach(each -> found.put(each.number(), each));
        return found.values().stream()
                .filter(each -> terms.allow(self.subject(), each.subject()))
                .toList();
    }

    private List<Entry> byWords(IndexSearcher searcher, Entry self, Terms terms)
            throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        add(words, SubjectDocument.GIVES, self.wants());
        add(words, SubjectDocument.WANTS, self.gives());
        Query query = words.build();
        int most = Math.clamp(size(searcher) / SUBJECTS_PER_HIT, LEAST_BY_WORDS, MOST_BY_WORDS);
        List<Entry> found = entries(searcher, top(searcher, query, most));
        long allowed =
                found.stream().filter(each -> terms.allow(self.subject(), each.subject())).count();
        return found.size() < most || allowed >= ENOUGH
                ? found
                : entries(searcher, top(searcher, filtered(query, self.subject(), terms), most));
    }

    private static void add(BooleanQuery.Builder query, String field, Bag words) {
        for (Vocabulary.Term each : words.terms()) {
            query.add(new TermQuery(new Term(field, each.text())), Occur.SHOULD);
        }
    }

    private static ScoreDoc[] top(IndexSearcher searcher, Query query, int most)
            throws IOException {
        return searcher.search(query, new TopScoreDocCollectorManager(most, null, most)).scoreDocs;
    }

    /// What is public or of an alliance that the subject's side belongs to, and of others.
    private static Query filtered(Query query, Subject subject, Terms terms) {
        BooleanQuery.Builder visible = new BooleanQuery.Builder();
        Stream.concat(Stream.of(SubjectDocument.EVERYBODY), terms.alliances().stream())
                .map(each -> new TermQuery(new Term(SubjectDocument.VISIBLE, each)))
                .forEach(each -> visible.add(each, Occur.SHOULD));
        BooleanQuery.Builder both =
                new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(visible.build(), Occur.FILTER);
        subject.organizations().stream()
                .map(each -> new TermQuery(new Term(SubjectDocument.OWNER, each)))
                .forEach(each -> both.add(each, Occur.MUST_NOT));
        return both.build();
    }

    private List<Entry> byMeaning(IndexSearcher searcher, @Nullable Vector vector, String field)
            throws IOException {
        if (vector == null) {
            return List.of();
        }
        int most =
                Math.clamp(
                        size(searcher) / SUBJECTS_PER_NEIGHBOUR, LEAST_BY_MEANING, MOST_BY_MEANING);
        Query nearest = new KnnByteVectorQuery(field, vector.values(), most);
        return entries(searcher, searcher.search(nearest, most).scoreDocs);
    }

    private static int size(IndexSearcher searcher) {
        return searcher.getIndexReader().numDocs();
    }

    /// In the order of the hits; one that has left meanwhile is passed over.
    private List<Entry> entries(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] inOrder = Arrays.stream(hits).mapToInt(hit -> hit.doc).sorted().toArray();
        int leafAt = -1;
        NumericDocValues values = DocValues.emptyNumeric();
        for (int doc : inOrder) {
            int leaf = ReaderUtil.subIndex(doc, leaves);
            if (leaf != leafAt) {
                leafAt = leaf;
                values = leaves.get(leaf).reader().getNumericDocValues(SubjectDocument.NUMBER);
            }
            if (values != null && values.advanceExact(doc - leaves.get(leaf).docBase)) {
                numbers.put(doc, (int) values.longValue());
            }
        }
        return Arrays.stream(hits)
                .map(hit -> byNumber.get(numbers.getOrDefault(hit.doc, -1)))
                .filter(Objects::nonNull)
                .toList();
    }
}
