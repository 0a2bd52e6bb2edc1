package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerVersionTest {
    @Test
    void postgresql_15_is_accepted() {
        assertThatCode(() -> ServerVersion.require(150_000)).doesNotThrowAnyException();
    }

    @Test
    void an_older_server_is_refused_with_its_version() {
        assertThatThrownBy(() -> ServerVersion.require(140_019))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessage(
                        "The database is PostgreSQL 14.19; Socai needs PostgreSQL 15 or later.");
    }
}
