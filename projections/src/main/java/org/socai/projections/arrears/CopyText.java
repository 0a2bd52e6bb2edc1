package org.socai.projections.arrears;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;

/** Rows of codes, days and numbers on their way into one table by {@code copy}. */
final class CopyText {
    private final String table;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param table its name and columns
     */
    CopyText(String table) {
        this.table = table;
    }

    /** Begins a row with a code, which has no character that text would have to hide. */
    CopyText row(String code) {
        text.append(code);
        return this;
    }

    CopyText day(int sinceEpoch) {
        text.append('\t').append(LocalDate.ofEpochDay(sinceEpoch));
        return this;
    }

    CopyText nothing() {
        text.append("\t\\N");
        return this;
    }

    CopyText number(long value) {
        text.append('\t').append(value);
        return this;
    }

    void end() {
        text.append('\n');
    }

    /** Sends all rows in the caller's transaction. */
    void send(Connection connection) throws SQLException {
        if (!text.isEmpty()) {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin", new StringReader(text.toString()));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            text.setLength(0);
        }
    }
}
