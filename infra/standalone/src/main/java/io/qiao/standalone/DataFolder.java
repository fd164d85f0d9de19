package io.qiao.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that holds everything a platform keeps: data, logs, mail, secrets. One platform at a
/// time.
record DataFolder(Path path) {
    private static final long ROOM = 512L * 1024 * 1024;
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 12;

    /// @param fresh whether to forget what is there
    static DataFolder open(Path path, boolean fresh) {
        try {
            boolean ours = isOurs(path);
            Files.createDirectories(path);
            if (!Exclusive.attempt(path.resolve("lock"))) {
                throw new Failure(
                        "Another Qiao runs on %s. Stop it first, or give this one --data DIR."
                                .formatted(path));
            }
            if (fresh) {
                Path lock = path.resolve("lock");
                Folders.delete(path, each -> !each.equals(path) && !each.equals(lock));
            }
            DataFolder folder = new DataFolder(path);
            folder.requireRoom();
            folder.closeToOthers(ours);
            return folder;
        } catch (IOException failure) {
            throw new Failure("Cannot use the folder %s: %s".formatted(path, failure));
        }
    }

    /// Whether the folder is a platform's already or becomes one: another one, such as `/tmp`, has
    /// a mode of its own.
    private static boolean isOurs(Path path) throws IOException {
        if (!Files.isDirectory(path) || Files.exists(path.resolve("lock"))) {
            return true;
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.findAny().isEmpty();
        }
    }

    /// All that is kept, of whatever mode it was before.
    private void closeToOthers(boolean ours) throws IOException {
        if (ours) {
            Private.folder(path);
        }
        for (String name : List.of("kafka", "store")) {
            Private.folder(path.resolve(name));
        }
        for (Path each : List.of(logs(), index(), mail(), programs())) {
            Private.folder(each);
        }
    }

    Path logs() {
        return path.resolve("logs");
    }

    /// Where the running platform tells which ports it uses.
    Path ports() {
        return path.resolve("ports.properties");
    }

    /// The mark that the demonstration data is loaded.
    Path demoLoaded() {
        return path.resolve("demo-loaded");
    }

    /// Where snapshots of the matching index are kept.
    Path index() {
        return path.resolve("index");
    }

    /// Where mail is laid.
    Path mail() {
        return path.resolve("mail");
    }

    /// Where the programs of the demonstration keep their credentials.
    Path programs() {
        return path.resolve("demo");
    }

    /// Base64 of the key that seals what the store must not be able to tell; made at the first
    /// start.
    String sealingKey() {
        return secret("sealing-key", KEY_BYTES, Base64.getEncoder());
    }

    /// What the gateway proves itself with to identity; made at the first start.
    String gatewaySecret() {
        return secret("gateway-secret", KEY_BYTES, Base64.getUrlEncoder().withoutPadding());
    }

    /// What the gateway shows services, so that they believe what it says of where a request came
    /// from; made at the first start.
    String forwardingSecret() {
        return secret("forwarding-secret", KEY_BYTES, Base64.getUrlEncoder().withoutPadding());
    }

    /// The administrator's one-time password, until it has been told.
    Optional<String> oneTimePassword() {
        return Files.exists(told())
                ? Optional.empty()
                : Optional.of(
                        secret(
                                "one-time-password",
                                PASSWORD_BYTES,
                                Base64.getUrlEncoder().withoutPadding()));
    }

    /// It was told: from now on nobody but who read it knows it.
    void forgetOneTimePassword() {
        try {
            Files.writeString(told(), "");
            Files.deleteIfExists(path.resolve("one-time-password"));
        } catch (IOException failure) {
            throw new Failure("Cannot use the folder %s: %s".formatted(path, failure));
        }
    }

    private Path told() {
        return path.resolve("administrator-told");
    }

    /// Keeps what only its owner may read.
    static void keepSecret(Path file, String text) throws IOException {
        Private.folder(Objects.requireNonNull(file.getParent()));
        Private.write(file, text);
    }

    private String secret(String name, int bytes, Base64.Encoder encoder) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[bytes];
                new SecureRandom().nextBytes(random);
                Private.write(file, encoder.encodeToString(random));
            }
            Private.close(file);
            return Files.readString(file);
        } catch (IOException failure) {
            throw new Failure("Cannot keep %s: %s".formatted(file, failure));
        }
    }

    private void requireRoom() throws IOException {
        long room = room();
        if (room < ROOM) {
            throw new Failure(
                    "The disk that holds %s is nearly full: %d MB free, %d MB needed."
                            .formatted(path, room >> 20, ROOM >> 20));
        }
    }

    private long room() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }
}
