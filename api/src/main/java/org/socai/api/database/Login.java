package org.socai.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database user and its password. Printing one never shows the password. */
public record Login(String user, String password) {
    /**
     * Takes the password from the first line of a file.
     *
     * @throws DatabaseRefused when the file cannot be read or its first line is empty
     */
    public static Login withPasswordFile(String user, Path passwordFile) {
        try (var lines = Files.lines(passwordFile)) {
            var password = lines.findFirst().orElse("").strip();
            if (password.isEmpty()) {
                throw new DatabaseRefused("The password file " + passwordFile + " is empty.");
            }
            return new Login(user, password);
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The password file " + passwordFile + " cannot be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return user;
    }
}
