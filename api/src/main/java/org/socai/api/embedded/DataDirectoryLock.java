package org.socai.api.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.socai.api.database.DatabaseRefused;

/**
 * One program per data directory. The operating system lets go of the lock when the program ends,
 * however it ends, so nothing is left to clean up.
 */
final class DataDirectoryLock implements AutoCloseable {
    // The system's lock belongs to the whole JVM and is lost when any channel to the file is
    // closed: a second attempt
    // from the same JVM must not even open the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock for as long as this object is not closed.
     *
     * @throws DatabaseRefused when a program, this one or another, holds it
     */
    static DataDirectoryLock acquire(DataDirectory directory) throws IOException {
        var file = directory.lockFile();
        if (!HELD_HERE.add(file)) {
            throw inUse(directory);
        }
        var locked = false;
        try {
            var channel =
                    FileChannel.open(
                            file, Set.of(CREATE, WRITE), DataDirectory.ownerOnly("rw-------"));
            locked = channel.tryLock() != null;
            if (!locked) {
                channel.close();
                throw inUse(directory);
            }
            return new DataDirectoryLock(file, channel);
        } finally {
            if (!locked) {
                HELD_HERE.remove(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }

    private static DatabaseRefused inUse(DataDirectory directory) {
        return new DatabaseRefused(
                "The data directory %s is in use by another running Socai; stop that one or choose another directory."
                        .formatted(directory.root()));
    }
}
