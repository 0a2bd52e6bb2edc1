package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads in transactions: a rebuild does not swap tables between two reads of one of them. */
final class ReadTransactions {
    private final JdbcTemplate database;

    ReadTransactions(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    /** What is read. */
    @FunctionalInterface
    interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    <T> T run(Read<T> read) {
        ConnectionCallback<T> inTransaction =
                connection -> {
                    connection.setAutoCommit(false);
                    try {
                        return read.from(connection);
                    } finally {
                        connection.rollback();
                        connection.setAutoCommit(true);
                    }
                };
        return Objects.requireNonNull(database.execute(inTransaction));
    }
}
