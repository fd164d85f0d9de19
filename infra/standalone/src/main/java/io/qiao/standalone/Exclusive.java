package io.qiao.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Holds a folder for one process, for as long as that process lives.
public final class Exclusive {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private Exclusive() {}

    /// Takes the lock; one whose owner is just dying is waited for.
    ///
    /// @throws IOException when somebody else keeps it for ten seconds
    public static void hold(Path file) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!attempt(file)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(file + " is held by another process");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// Takes the lock unless somebody else has it.
    static boolean attempt(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return false;
        }
        HELD.add(lock);
        return true;
    }
}
