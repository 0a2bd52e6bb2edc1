package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class SetbackTest {
    @ParameterizedTest
    @CsvSource({
        "40001, LOST_RACE,            serialization failure",
        "40P01, LOST_RACE,            deadlock",
        "08006, DATABASE_UNAVAILABLE, the line was cut",
        "57P01, DATABASE_UNAVAILABLE, the server is being stopped",
        "57P03, DATABASE_UNAVAILABLE, the server is starting",
        "53300, DATABASE_UNAVAILABLE, too many connections",
        "55P03, DATABASE_UNAVAILABLE, a lock is held for too long",
        "25P03, DATABASE_UNAVAILABLE, the transaction idled too long",
        "25006, DATABASE_UNAVAILABLE, the server is a standby now",
        "53100, STORAGE_FULL,         disk full",
        "58030, STORAGE_FULL,         could not write: No space left on device",
        "58030, DATABASE_UNAVAILABLE, could not read: Input/output error",
    })
    void what_waiting_cures_is_told_by_the_state_of_the_error(
            String state, Setback expected, String message) {
        var wrapped = new IllegalStateException(new SQLException(message, state));
        assertThat(Setback.of(wrapped)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"22012", "23505", "23514", "25P02", "42501", "42P01", "XX001"})
    void what_comes_again_for_ever_is_none(String state) {
        assertThat(Setback.of(new SQLException("no", state))).isNull();
        assertThat(Setback.of(new DataIntegrityViolationException("no"))).isNull();
        var wrapped = new DataAccessResourceFailureException("no", new SQLException("no", state));
        assertThat(Setback.of(wrapped)).isNull();
    }

    @Test
    void pools_and_frameworks_have_their_own_words_for_a_lost_database() {
        assertThat(Setback.of(new SQLTransientConnectionException("no connection within 10 s")))
                .isEqualTo(Setback.DATABASE_UNAVAILABLE);
        assertThat(Setback.of(new SQLException("Connection is closed")))
                .isEqualTo(Setback.DATABASE_UNAVAILABLE);
        assertThat(Setback.of(new QueryTimeoutException("too long")))
                .isEqualTo(Setback.DATABASE_UNAVAILABLE);
    }

    @Test
    void a_file_that_cannot_be_read_may_be_read_later_and_a_disk_may_be_cleared() {
        assertThat(Setback.of(new UncheckedIOException(new EOFException("cut"))))
                .isEqualTo(Setback.FILE_UNREADABLE);
        assertThat(Setback.of(new IOException("x/y: No space left on device")))
                .isEqualTo(Setback.STORAGE_FULL);
    }

    @Test
    void a_mistake_of_the_program_is_none() {
        assertThat(Setback.of(new IllegalStateException("a mistake"))).isNull();
        assertThat(Setback.of(new StackOverflowError())).isNull();
    }
}
