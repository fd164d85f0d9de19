package io.qiao.matchmaking.interest;

import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.matchmaking.text.Analysis;
import io.qiao.matchmaking.text.TermStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// All standing interests as stored queries (Lucene Monitor): a new thing is turned into a small
/// index of its own, and only the queries that share a rare term with it are run.
public final class InterestQueries implements Closeable {
    private static final double MOST_WORDS = 0.6;
    private static final int PASSES = 2;
    private static final String TEXT = "text";
    private static final String KIND = "kind";
    private static final String INDUSTRY = "industry";
    private static final String REGION = "region";
    private static final String CATEGORY = "category";

    private final Analysis analysis = new Analysis(true);
    private final Monitor monitor;

    /// What the monitor has yet to learn: hundreds at once cost it little more than one.
    private final Map<String, StandingInterest> changed = new HashMap<>();

    public InterestQueries() {
        try {
            monitor =
                    new Monitor(
                            new KeywordAnalyzer(),
                            new MultipassTermFilteredPresearcher(PASSES),
                            new MonitorConfiguration());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Takes in an interest as it is now; one that has ended is met no more.
    public synchronized void put(StandingInterest interest) {
        changed.put(interest.id(), interest);
    }

    private synchronized void learn() throws IOException {
        if (changed.isEmpty()) {
            return;
        }
        monitor.deleteById(
                changed.values().stream()
                        .filter(each -> !each.active())
                        .map(StandingInterest::id)
                        .toList());
        monitor.register(
                changed.values().stream()
                        .filter(StandingInterest::active)
                        .map(each -> new MonitorQuery(each.id(), query(each)))
                        .toList());
        changed.clear();
    }

    /// The ids of the interests that it fits.
    public Set<String> metBy(Novelty novelty) {
        try {
            learn();
            return monitor.match(document(novelty), QueryMatch.SIMPLE_MATCHER).getMatches().stream()
                    .map(QueryMatch::getQueryId)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Document document(Novelty novelty) {
        Document document = new Document();
        document.add(new TextField(TEXT, new TermStream(analysis.terms(novelty.text()))));
        document.add(new StringField(KIND, novelty.kind().name(), Field.Store.NO));
        prefixes(novelty.industry(), 1)
                .forEach(each -> document.add(new StringField(INDUSTRY, each, Field.Store.NO)));
        places(novelty.region())
                .forEach(each -> document.add(new StringField(REGION, each, Field.Store.NO)));
        if (novelty.category() != null) {
            document.add(new StringField(CATEGORY, novelty.category().name(), Field.Store.NO));
        }
        return document;
    }

    /// A section and its division: `C` and `C39`.
    private static Stream<String> prefixes(String industry, int section) {
        return industry.length() <= section
                ? Stream.of(industry)
                : Stream.of(industry.substring(0, section), industry);
    }

    /// A place, its city and its province.
    private static Stream<String> places(String region) {
        return region.length() < 6
                ? Stream.of(region)
                : Stream.of(region.substring(0, 2) + "0000", region.substring(0, 4) + "00", region)
                        .distinct();
    }

    public Query query(StandingInterest interest) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(words(interest.text()), Occur.MUST);
        any(query, KIND, interest.kinds().stream().map(Enum::name));
        any(query, INDUSTRY, interest.industries().stream());
        any(query, REGION, interest.regions().stream());
        any(query, CATEGORY, interest.categories().stream().map(Enum::name));
        return query.build();
    }

    private static void any(BooleanQuery.Builder query, String field, Stream<String> values) {
        List<String> all = values.toList();
        if (!all.isEmpty()) {
            BooleanQuery.Builder one = new BooleanQuery.Builder();
            all.forEach(each -> one.add(term(field, each), Occur.SHOULD));
            query.add(one.build(), Occur.FILTER);
        }
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /// Most of the words, or, in whatever language, all of the notions that they stand for.
    private Query words(String text) {
        List<String> terms =
                analysis.terms(text).stream().map(Analysis.Term::text).distinct().toList();
        List<String> notions = terms.stream().filter(each -> each.startsWith("=")).toList();
        List<String> literal = terms.stream().filter(each -> !each.startsWith("=")).toList();
        if (literal.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        Query most = atLeast(literal, (int) Math.ceil(literal.size() * MOST_WORDS));
        if (notions.isEmpty()) {
            return most;
        }
        return new BooleanQuery.Builder()
                .add(most, Occur.SHOULD)
                .add(atLeast(notions, notions.size()), Occur.SHOULD)
                .build();
    }

    private static Query atLeast(List<String> terms, int least) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.forEach(each -> query.add(term(TEXT, each), Occur.SHOULD));
        return query.setMinimumNumberShouldMatch(least).build();
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
