package org.socai.api.embedded;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Data directories in which the program has run once. They are copies of one, because unpacking
 * PostgreSQL and making a cluster takes a test longer than what it is about.
 */
public final class ReadyDataDirectory {
    private static final Path ORIGINAL = prepare();

    private ReadyDataDirectory() {}

    /** Fills an empty directory and returns it. */
    public static Path in(Path directory) throws IOException {
        try (var files = Files.walk(ORIGINAL)) {
            for (var file : files.skip(1).toList()) {
                var copy = directory.resolve(ORIGINAL.relativize(file));
                if (file.startsWith(ORIGINAL.resolve("binaries"))
                        && Files.isRegularFile(file)
                        && Files.getFileStore(directory).equals(Files.getFileStore(file))) {
                    Files.createLink(copy, file);
                } else {
                    Files.copy(file, copy, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
                }
            }
        }
        return directory;
    }

    private static Path prepare() {
        try {
            var directory = Files.createTempDirectory("socai-ready-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            EmbeddedPostgresServer.start(directory).stop();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try {
            DataDirectory.deleteTree(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
