package org.socai.api.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The program's data directory and what lies where in it.
 *
 * @param root its absolute path, without symbolic links
 */
record DataDirectory(Path root) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Makes the directory, readable by its owner only, unless it is there. */
    static DataDirectory of(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath(), ownerOnly("rwx------"));
        return new DataDirectory(path.toRealPath());
    }

    Path lockFile() {
        return root.resolve("socai.lock");
    }

    /** The database cluster: everything that must be kept. */
    Path cluster() {
        return root.resolve("postgres");
    }

    /** Where a running server records its process number and whether it is ready. */
    Path postmasterPid() {
        return cluster().resolve("postmaster.pid");
    }

    /** PostgreSQL's programs, one directory per release. */
    Path binaries() {
        return root.resolve("binaries");
    }

    Path credentials() {
        return root.resolve("credentials");
    }

    Path logs() {
        return root.resolve("log");
    }

    /** What the server says until its own log files are open, and so why it did not start. */
    Path startLog() {
        return logs().resolve("start.log");
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes new and renamed entries of a directory survive a power failure. */
    static void sync(Path directory) throws IOException {
        if (POSIX) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static void deleteTree(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
