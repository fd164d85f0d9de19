package io.qiao.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/// The folder that holds everything a platform keeps: data, logs, the key that signs its tokens,
/// the administrator's password. One platform at a time.
record DataFolder(Path path) {
    private static final long ROOM = 512L * 1024 * 1024;
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 12;

    /// @param fresh whether to forget what is there
    static DataFolder open(Path path, boolean fresh) {
        try {
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
            Files.createDirectories(folder.logs());
            return folder;
        } catch (IOException failure) {
            throw new Failure("Cannot use the folder %s: %s".formatted(path, failure));
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

    /// Base64 of the key that signs tokens; made at the first start.
    String tokenKey() {
        return secret("token-key", KEY_BYTES, Base64.getEncoder());
    }

    /// Made at the first start.
    String adminPassword() {
        return secret("admin-password", PASSWORD_BYTES, Base64.getUrlEncoder().withoutPadding());
    }

    private String secret(String name, int bytes, Base64.Encoder encoder) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[bytes];
                new SecureRandom().nextBytes(random);
                Path draft = path.resolve(name + ".new");
                Files.writeString(draft, encoder.encodeToString(random));
                draft.toFile().setReadable(false, false);
                draft.toFile().setReadable(true, true);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
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
