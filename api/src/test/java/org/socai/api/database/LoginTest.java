package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    @TempDir Path directory;

    @Test
    void the_password_is_the_first_line_of_the_file() throws IOException {
        var file = Files.writeString(directory.resolve("password"), "s3cret\nnot this\n");

        assertThat(Login.withPasswordFile("clerk", file)).isEqualTo(new Login("clerk", "s3cret"));
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        var file = Files.createFile(directory.resolve("password"));

        assertThatThrownBy(() -> Login.withPasswordFile("clerk", file))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatThrownBy(() -> Login.withPasswordFile("clerk", directory.resolve("none")))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void printing_it_does_not_show_the_password() {
        assertThat(new Login("clerk", "s3cret")).hasToString("clerk");
    }
}
