package org.socai.api.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A file that is nothing but room: it holds a part of the disk so that nobody else takes it, and is
 * thrown off when the database needs that part to go on or to recover.
 *
 * @param file where it lies
 * @param bytes its size; 0 where no database needs it
 */
record Ballast(Path file, long bytes) {
    private static final int BLOCK = 1 << 20;

    /** Also when there is nothing to hold. */
    boolean isHeld() {
        return bytes == 0 || Files.exists(file);
    }

    void release() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Takes the room. What is written cannot be compressed, so that every file system gives it.
     *
     * @throws IOException when the room is not there; then none of it is kept
     */
    void hold() throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            write(part);
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Path part) throws IOException {
        var block = new byte[BLOCK];
        new Random(bytes).nextBytes(block);
        try (var out =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            for (long written = 0; written < bytes; ) {
                var rest = (int) Math.min(BLOCK, bytes - written);
                written += out.write(ByteBuffer.wrap(block, 0, rest));
            }
        }
    }
}
