package io.qiao.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps every acknowledged write on disk: a write command is answered only after a commit that
/// contains it. A commit never falls into the middle of another write, so what a crash leaves is
/// always some whole number of commands. Holds against the death of this process; a power cut may
/// cost what the operating system had not written yet.
///
/// Freed space is given back by a compaction that does a little between the writes, ten times a
/// second while there is something to do.
final class DurableBackend extends H2Backend {
    private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);
    private static final Set<String> WRITES =
            Set.of(
                    "insert",
                    "update",
                    "delete",
                    "findandmodify",
                    "create",
                    "createindexes",
                    "drop",
                    "dropdatabase",
                    "dropindexes",
                    "aggregate");
    private static final int FILL_RATE = 60;
    private static final int FILE_FILL_RATE = 80;
    private static final int REWRITTEN = 512 * 1024;
    private static final int MOVED = 4 * 1024 * 1024;
    private static final int PAUSE_MILLIS = 100;

    /// What is moved now may free the end of the file only some steps later.
    private static final int ENOUGH = 20;

    private static final long SMALL = 4L * 1024 * 1024;

    private final MVStore store;
    private final RandomAccessStore file;
    private final ReadWriteLock commands = new ReentrantReadWriteLock(true);
    private long compacted;
    private int futile;
    private final ScheduledExecutorService compacting =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "compact");
                        thread.setDaemon(true);
                        return thread;
                    });

    private DurableBackend(MVStore store) {
        super(store);
        this.store = store;
        this.file = (RandomAccessStore) store.getFileStore();
        Future<?> _ =
                compacting.scheduleWithFixedDelay(
                        this::compact, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    static DurableBackend open(Path file) {
        MVStore store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return new DurableBackend(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    /// What is answered is a copy: the documents themselves may be changed by the next command
    /// while the answer is still being written to the wire.
    @Override
    public Document handleMessage(MongoMessage message) {
        if (!isWrite(message)) {
            return answer(message, commands.readLock());
        }
        Document answer = answer(message, commands.writeLock());
        commit();
        return answer;
    }

    private Document answer(MongoMessage message, Lock lock) {
        lock.lock();
        try {
            return super.handleMessage(message).cloneDeeply();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isWrite(MongoMessage message) {
        return WRITES.contains(
                message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT));
    }

    /// Waits for the command under way; what several of them wrote is one commit.
    @Override
    public void commit() {
        commands.writeLock().lock();
        try {
            if (store.hasUnsavedChanges()) {
                store.commit();
            }
        } finally {
            commands.writeLock().unlock();
        }
    }

    /// Does a little, so that commands wait for some milliseconds only: writes chunks anew that
    /// hold little, and moves those at the end of the file into gaps before. What a commit made
    /// obsolete is only given up by a further one, hence the new store version (a number that
    /// nobody else uses).
    private void compact() {
        if (file.size() < SMALL || store.getCurrentVersion() == compacted) {
            return;
        }
        commands.writeLock().lock();
        try {
            long before = file.size();
            touchAndCommit();
            boolean rewritten = store.compact(FILL_RATE, REWRITTEN);
            touchAndCommit();
            file.compactMoveChunks(FILE_FILL_RATE, MOVED, store);
            futile = rewritten || file.size() < before ? 0 : futile + 1;
            if (futile == ENOUGH) {
                futile = 0;
                compacted = store.getCurrentVersion();
            }
        } catch (RuntimeException failure) {
            LOG.warn("compaction failed", failure);
        } finally {
            commands.writeLock().unlock();
        }
    }

    private void touchAndCommit() {
        store.setStoreVersion(store.getStoreVersion() + 1);
        store.commit();
    }

    @Override
    public void close() {
        compacting.shutdownNow();
        commands.writeLock().lock();
        try {
            super.close();
        } finally {
            commands.writeLock().unlock();
        }
    }
}
