package org.socai.api.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A disk in memory that can really be full, and a file beside the data that fills it. */
final class SmallDisk implements AutoCloseable {
    private static final int MEBIBYTE = 1 << 20;

    private final Path place;
    private final Path filler;

    private SmallDisk(Path place) {
        this.place = place;
        this.filler = place.resolve("filler");
    }

    /** Mounts it; a test that may not mount is skipped and says so. */
    static SmallDisk mount(Path place, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(place);
        var size = "size=" + mebibytes + "m";
        int code = run("mount", "-t", "tmpfs", "-o", size, "tmpfs", place.toString());
        Assumptions.assumeTrue(
                code == 0, "a full disk needs the right to mount one; run the tests as root");
        return new SmallDisk(place);
    }

    Path place() {
        return place;
    }

    /** Takes every byte that is left. */
    void fill() throws IOException {
        try (var out =
                FileChannel.open(
                        filler,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            var block = ByteBuffer.allocate(MEBIBYTE);
            while (out.write(block.clear()) > 0) {
                // a full disk ends this
            }
        } catch (IOException full) {
            if (place.toFile().getUsableSpace() > MEBIBYTE) {
                throw full;
            }
        }
    }

    /** Gives all of it back. */
    void clear() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "-l", place.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
