package org.socai.projections.arrears;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.socai.ledger.contribution.FundAmounts;

/**
 * The rows of a query by binary {@code copy}, for queries of many rows: no object is made for a
 * value. Values are read in the order of the columns, each as the type of its column.
 */
final class CopiedRows implements AutoCloseable {
    private static final int HEADER = 19;
    private static final int FIELD_COUNT = 2;
    private static final int END_OF_ROWS = -1;
    private static final int DAY_ZERO = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyOut copy;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private boolean begun;

    /**
     * @param query complete, because {@code copy} has no parameters
     */
    CopiedRows(Connection connection, String query) throws SQLException {
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + query + ") to stdout (format binary)");
    }

    /** A text as such a query takes it. */
    static String literal(Connection connection, String text) throws SQLException {
        return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }

    /** Goes on to the next row, and says whether there is one. */
    boolean next() throws SQLException {
        byte[] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        int start = begun ? 0 : HEADER;
        begun = true;
        row = ByteBuffer.wrap(message, start, message.length - start);
        if (row.remaining() < FIELD_COUNT) {
            return next();
        }
        return row.getShort() != END_OF_ROWS || next();
    }

    String text() {
        int length = row.getInt();
        var text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }

    byte[] bytes() {
        var bytes = new byte[row.getInt()];
        row.get(bytes);
        return bytes;
    }

    boolean flag() {
        row.getInt();
        return row.get() != 0;
    }

    long number() {
        row.getInt();
        return row.getLong();
    }

    int small() {
        row.getInt();
        return row.getInt();
    }

    /** Days since 1970. */
    int day() {
        return small() + DAY_ZERO;
    }

    int dayOr(int nothing) {
        return row.getInt() < 0 ? nothing : row.getInt() + DAY_ZERO;
    }

    FundAmounts amounts() {
        return new FundAmounts(number(), number(), number(), number(), number());
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
