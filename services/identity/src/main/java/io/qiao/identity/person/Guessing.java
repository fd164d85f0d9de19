package io.qiao.identity.person;

import com.nulabinc.zxcvbn.Context;
import com.nulabinc.zxcvbn.Matching;
import com.nulabinc.zxcvbn.Scoring;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.TimeEstimates;
import com.nulabinc.zxcvbn.matchers.DateMatcher;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import com.nulabinc.zxcvbn.matchers.DictionaryMatcher;
import com.nulabinc.zxcvbn.matchers.Keyboard;
import com.nulabinc.zxcvbn.matchers.Match;
import com.nulabinc.zxcvbn.matchers.RegexMatcher;
import com.nulabinc.zxcvbn.matchers.RepeatMatcher;
import com.nulabinc.zxcvbn.matchers.ReverseDictionaryMatcher;
import com.nulabinc.zxcvbn.matchers.SequenceMatcher;
import com.nulabinc.zxcvbn.matchers.SpatialMatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How soon a password is guessed, as zxcvbn judges it (dictionaries, keyboard walks, repetitions,
/// sequences, dates) but for one thing: of `p4$$w0rd` zxcvbn tries every combination of what the
/// signs may stand for, which takes a second of CPU time for 64 well chosen characters. Here such
/// signs are read in two fixed ways, so the work depends on the length alone, and the length is
/// bounded.
final class Guessing {
    /// Characters that are looked at; what follows can only make a password better.
    static final int MEASURED = 32;

    private static final String SIGNS = "4@8({[<369!1|05$7+%2";
    private static final List<String> READINGS =
            List.of("aabcccceggiiiossttxz", "aabcccceggillossltxz");

    private final Context context;

    Guessing() {
        try {
            this.context =
                    new Context(
                            StandardDictionaries.loadAllDictionaries().stream()
                                    .collect(Collectors.toMap(Dictionary::getName, each -> each)),
                            StandardKeyboards.loadAllKeyboards().stream()
                                    .collect(Collectors.toMap(Keyboard::getName, each -> each)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// @param personal words that a guesser would try first
    /// @return 0 (at once) to 4 (not in this life)
    int score(String password, List<String> personal) {
        String measured = beginning(password);
        List<String> words =
                personal.stream().map(each -> each.toLowerCase(Locale.ROOT)).distinct().toList();
        List<Match> matches = new Plain(context, words).omnimatch(measured);
        double guesses =
                new Scoring(context)
                        .calculateMostGuessableMatchSequence(measured, matches)
                        .getGuesses();
        return TimeEstimates.guessesToScore(guesses);
    }

    private static String beginning(String password) {
        int characters = password.codePointCount(0, password.length());
        return password.substring(
                0, password.offsetByCodePoints(0, Math.min(characters, MEASURED)));
    }

    /// The password with its signs taken for letters; never more than two, whatever is in it.
    static List<String> readings(String password) {
        return READINGS.stream()
                .map(letters -> read(password, letters))
                .filter(read -> !read.equals(password))
                .distinct()
                .toList();
    }

    private static String read(String password, String letters) {
        StringBuilder read = new StringBuilder(password);
        for (int at = 0; at < read.length(); at++) {
            int sign = SIGNS.indexOf(read.charAt(at));
            if (sign >= 0) {
                read.setCharAt(at, letters.charAt(sign));
            }
        }
        return read.toString();
    }

    /// The patterns of zxcvbn without its search for substitutions. A reading has its words where
    /// the password has them, so they count as the password's own.
    private static final class Plain extends Matching {
        private final Context context;

        Plain(Context context, List<String> personal) {
            super(context, personal);
            this.context = context;
        }

        @Override
        public List<Match> omnimatch(CharSequence password) {
            Stream<List<Match>> patterns =
                    Stream.of(
                            new SpatialMatcher(context).execute(password),
                            new RepeatMatcher(context).execute(password),
                            new SequenceMatcher(context).execute(password),
                            new RegexMatcher(context).execute(password),
                            new DateMatcher(context).execute(password));
            Stream<List<Match>> words =
                    Stream.concat(
                                    Stream.of(password.toString()),
                                    readings(password.toString()).stream())
                            .flatMap(this::words);
            return Stream.concat(patterns, words)
                    .flatMap(List::stream)
                    .sorted(
                            Comparator.comparingInt((Match each) -> each.i)
                                    .thenComparingInt(each -> each.j))
                    .toList();
        }

        private Stream<List<Match>> words(String text) {
            return Stream.of(
                    new DictionaryMatcher(context, rankedDictionaries).execute(text),
                    new ReverseDictionaryMatcher(context, rankedDictionaries).execute(text));
        }
    }
}
