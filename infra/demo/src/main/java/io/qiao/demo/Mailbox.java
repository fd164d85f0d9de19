package io.qiao.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder that a standalone platform lays mail into, as the person reads it who has to follow
/// the links.
public final class Mailbox {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TO = Pattern.compile("(?m)^To: (\\S+)");
    private static final Pattern TOKEN = Pattern.compile("/identity/(\\S+)\\?token=(\\S+)");

    private final Path folder;
    private final Map<Path, String> read = new ConcurrentHashMap<>();

    public Mailbox(Path folder) {
        this.folder = folder;
    }

    /// Waits for the mail with a link to that page and gives the link's token; each is given once.
    ///
    /// @throws IOException when none comes
    public String token(String to, String page) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<String> token = take(to, page);
            if (token.isPresent()) {
                return token.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IOException("no mail to %s with a link to %s".formatted(to, page));
    }

    private synchronized Optional<String> take(String to, String page) throws IOException {
        for (Path mail : mails()) {
            String text = read.computeIfAbsent(mail, Mailbox::text);
            Matcher link = TOKEN.matcher(text);
            if (isTo(to, text) && link.find() && link.group(1).equals(page)) {
                read.put(mail, "");
                return Optional.of(link.group(2));
            }
        }
        return Optional.empty();
    }

    /// The texts of all mails to that address so far, oldest first.
    public List<String> to(String address) throws IOException {
        return mails().stream().map(Mailbox::text).filter(text -> isTo(address, text)).toList();
    }

    private static boolean isTo(String address, String text) {
        Matcher to = TO.matcher(text);
        return to.find() && to.group(1).equals(address);
    }

    private List<Path> mails() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
    }

    private static String text(Path mail) {
        try {
            return Files.readString(mail, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
