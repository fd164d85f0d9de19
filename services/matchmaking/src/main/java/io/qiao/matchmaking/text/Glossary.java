package io.qiao.matchmaking.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The notions of the field (`glossary.txt`): words that mean the same, within Chinese and between
/// Chinese and English. A text that uses any word of a notion is given the notion as one more
/// term, so that texts without a word in common can still meet.
///
/// Looking up costs time in proportion to the length of the text times the longest word.
final class Glossary {
    private static final Node ROOT = load();

    private Glossary() {}

    /// The notions in a folded text, longest word first at each place, with their places.
    static List<Analysis.Term> notions(String folded) {
        List<Analysis.Term> found = new ArrayList<>();
        for (int from = 0; from < folded.length(); from++) {
            longest(folded, from, found);
        }
        return found;
    }

    private static void longest(String text, int from, List<Analysis.Term> found) {
        if (isLatin(text, from) && isLatin(text, from - 1)) {
            return;
        }
        Node at = ROOT;
        Node best = ROOT;
        int to = from;
        for (int next = from; next < text.length(); next++) {
            Node deeper = at.next.get(text.charAt(next));
            if (deeper == null) {
                break;
            }
            at = deeper;
            if (!at.notions.isEmpty() && endsWord(text, next)) {
                best = at;
                to = next + 1;
            }
        }
        for (String notion : best.notions) {
            found.add(new Analysis.Term(notion, from, to));
        }
    }

    /// A Latin word ends where no letter follows, but for the ending of a plural.
    private static boolean endsWord(String text, int last) {
        if (!isLatin(text, last) || !isLatin(text, last + 1)) {
            return true;
        }
        int ending = text.startsWith("es", last + 1) ? 2 : text.charAt(last + 1) == 's' ? 1 : 0;
        return ending > 0 && !isLatin(text, last + 1 + ending);
    }

    private static boolean isLatin(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char each = text.charAt(at);
        return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
    }

    private static Node load() {
        Node root = new Node();
        try (InputStream in =
                Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.txt"))) {
            List<String> lines =
                    new String(in.readAllBytes(), UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList();
            for (String line : lines) {
                List<String> sides = List.of(line.split("\\|", 2));
                String notion = "=" + sides.getFirst().strip().split(" ", 2)[0];
                add(root, sides.getFirst(), " ", notion);
                add(root, sides.getLast(), ",", notion);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return root;
    }

    private static void add(Node root, String words, String between, String notion) {
        for (String word : words.split(between, -1)) {
            String folded = Folding.fold(word.strip());
            Node at = root;
            for (int next = 0; next < folded.length(); next++) {
                at = at.next.computeIfAbsent(folded.charAt(next), _ -> new Node());
            }
            if (at != root && !at.notions.contains(notion)) {
                at.notions.add(notion);
            }
        }
    }

    /// What may follow in a word, and the notions of the words that end here.
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final List<String> notions = new ArrayList<>();
    }
}
