package org.socai.api.embedded;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.DatabaseRefused;
import org.socai.api.database.Login;

/**
 * The passwords of the embedded server's roles: random, one file each, readable by the owner of the
 * data directory only. Other users of the machine can reach the server's port, but not log in.
 *
 * @param superuser sets up the other two at start, and is used for nothing else
 */
record Credentials(Login superuser, Login owner, Login application) {
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "socai_owner";
    private static final int PASSWORD_BYTES = 24;

    /** Reads the passwords, and makes those that are missing. */
    static Credentials in(DataDirectory directory) throws IOException {
        if (Files.exists(directory.cluster()) && Files.notExists(superuserFile(directory))) {
            throw new DatabaseRefused(
                    "The database in %s cannot be opened without its password file %s; put it back from a backup."
                            .formatted(directory.cluster(), superuserFile(directory)));
        }
        Files.createDirectories(directory.credentials(), DataDirectory.ownerOnly("rwx------"));
        return new Credentials(
                login(directory, SUPERUSER),
                login(directory, OWNER),
                login(directory, DatabaseAccess.DEFAULT_APPLICATION_ROLE));
    }

    static Path superuserFile(DataDirectory directory) {
        return directory.credentials().resolve(SUPERUSER);
    }

    private static Login login(DataDirectory directory, String user) throws IOException {
        var file = directory.credentials().resolve(user);
        if (Files.notExists(file)) {
            write(file, randomPassword());
            DataDirectory.sync(directory.credentials());
        }
        return Login.withPasswordFile(user, file);
    }

    /** Whole or not at all: a file that a crash left half-written would lock everybody out. */
    private static void write(Path file, String password) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (var channel =
                FileChannel.open(
                        unfinished,
                        Set.of(CREATE_NEW, WRITE),
                        DataDirectory.ownerOnly("rw-------"))) {
            channel.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(unfinished, file);
    }

    private static String randomPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
