package io.qiao.matchmaking.engine;

import io.qiao.matchmaking.text.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Where the snapshots of an index lie. One that cannot be read, since it is broken or of another
/// version, is given up: the topics have everything.
final class SnapshotFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);

    private SnapshotFolder() {}

    static MatchIndex open(Path folder) {
        try {
            return read(folder);
        } catch (UncheckedIOException | JacksonException | IllegalArgumentException unreadable) {
            if (unreadable.getCause() instanceof LockObtainFailedException) {
                throw unreadable;
            }
            LOG.warn("the snapshot in {} is given up: {}", folder, unreadable.toString());
            empty(folder);
            return read(folder);
        }
    }

    private static MatchIndex read(Path folder) {
        try {
            return new MatchIndex(new MMapDirectory(folder), new Analysis(true));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void empty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
