package io.qiao.matchmaking.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Cuts a text into terms: Chinese into pairs of characters, English into stems, both folded, and
/// the notions of the [Glossary] that its words stand for.
public final class Analysis {
    /// The longest text that is looked at, in characters.
    public static final int LONGEST = 20_000;

    private static final CharArraySet STOPWORDS = stopwords();

    private final boolean notions;
    private final Analyzer analyzer =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    StandardTokenizer tokenizer = new StandardTokenizer();
                    TokenStream pairs = new WordLike(new CJKBigramFilter(tokenizer));
                    TokenStream telling = new StopFilter(pairs, STOPWORDS);
                    return new TokenStreamComponents(tokenizer, new PorterStemFilter(telling));
                }
            };

    /// @param notions whether those of the glossary are looked up
    public Analysis(boolean notions) {
        this.notions = notions;
    }

    /// The terms in the order of the text, with their places.
    public List<Term> terms(String text) {
        String whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String folded = Folding.fold(whole);
        List<Term> terms = new ArrayList<>(notions ? Glossary.notions(folded) : List.of());
        terms.addAll(words(folded));
        terms.sort(Comparator.comparingInt(Term::from));
        return terms;
    }

    /// Without a pair that stands between two stopwords: it straddles them and is no word.
    private List<Term> words(String folded) {
        List<Term> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", folded)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            boolean straddles = false;
            while (stream.incrementToken()) {
                boolean afterStopword = step.getPositionIncrement() > 1;
                if (straddles && afterStopword) {
                    words.removeLast();
                }
                words.add(new Term(term.toString(), place.startOffset(), place.endOffset()));
                straddles = afterStopword && Character.isIdeographic(term.charAt(0));
            }
            stream.end();
            if (straddles && step.getPositionIncrement() > 0) {
                words.removeLast();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }

    /// Passes over pairs that hold a function word, since they straddle two words.
    private static final class WordLike extends FilteringTokenFilter {
        private static final String FUNCTION_WORDS = "的与和及等或为在对并将把被从向于";

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        WordLike(TokenStream pairs) {
            super(pairs);
        }

        @Override
        protected boolean accept() {
            return term.chars().noneMatch(each -> FUNCTION_WORDS.indexOf(each) >= 0);
        }
    }

    /// @param from where it begins in the text
    /// @param to where it ends
    public record Term(String text, int from, int to) {}

    private static CharArraySet stopwords() {
        CharArraySet words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
        try (InputStream in =
                Objects.requireNonNull(Analysis.class.getResourceAsStream("stopwords.txt"))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(words::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
