package org.socai.ledger.store;

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
 * value unless it is asked for. Values are read in the order of the columns, each as the type of
 * its column. Not thread-safe.
 */
public final class CopiedRows implements AutoCloseable {
    private static final int HEADER = 19;
    private static final int END_OF_ROWS = -1;
    private static final int DAY_ZERO = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyOut copy;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private boolean begun;

    /**
     * @param query complete, because {@code copy} has no parameters
     */
    public CopiedRows(Connection connection, String query) throws SQLException {
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + query + ") to stdout (format binary)");
    }

    /** A text as such a query takes it. */
    public static String literal(Connection connection, String text) throws SQLException {
        return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }

    /** Goes on to the next row, and says whether there is one. */
    public boolean next() throws SQLException {
        byte[] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        int start = begun ? 0 : HEADER;
        begun = true;
        row = ByteBuffer.wrap(message, start, message.length - start);
        // The header may come alone or with the first row; the end comes alone.
        return (row.hasRemaining() && row.getShort() != END_OF_ROWS) || next();
    }

    public String text() {
        int length = row.getInt();
        var text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }

    public byte[] bytes() {
        var bytes = new byte[row.getInt()];
        row.get(bytes);
        return bytes;
    }

    public boolean flag() {
        row.getInt();
        return row.get() != 0;
    }

    /** A bigint. */
    public long number() {
        row.getInt();
        return row.getLong();
    }

    /** An integer. */
    public int integer() {
        row.getInt();
        return row.getInt();
    }

    /** A smallint. */
    public int small() {
        row.getInt();
        return row.getShort();
    }

    /** Days since 1970. */
    public int day() {
        return integer() + DAY_ZERO;
    }

    public int dayOr(int nothing) {
        return row.getInt() < 0 ? nothing : row.getInt() + DAY_ZERO;
    }

    /** Five bigints. */
    public FundAmounts amounts() {
        return new FundAmounts(number(), number(), number(), number(), number());
    }

    /** Goes into the next value; how many bytes it has, or less than 0 for null. */
    int enter() {
        return row.getInt();
    }

    /** Eight bytes of a value, as a number. */
    long eightBytes() {
        return row.getLong();
    }

    /** What the row is read from; {@link #at} says where. */
    byte[] array() {
        return row.array();
    }

    int at() {
        return row.position();
    }

    void skip(int bytes) {
        row.position(row.position() + bytes);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
