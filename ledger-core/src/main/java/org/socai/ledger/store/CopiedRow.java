package org.socai.ledger.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query by binary {@code copy}, one at a time. Values are read in the order of the
 * columns, each as the type of its column; none of them is copied. Not thread-safe.
 */
final class CopiedRow implements AutoCloseable {
    private static final int HEADER = 19;
    private static final int END_OF_ROWS = -1;

    private final CopyOut copy;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private boolean begun;

    /**
     * @param query complete, because {@code copy} has no parameters
     */
    CopiedRow(Connection connection, String query) throws SQLException {
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + query + ") to stdout (format binary)");
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
        // The header may come alone or with the first row; the end comes alone.
        return (row.hasRemaining() && row.getShort() != END_OF_ROWS) || next();
    }

    /** Goes into the next value; how many bytes it has, or less than 0 for null. */
    int enter() {
        return row.getInt();
    }

    /** Eight bytes of a value, as a number. */
    long eightBytes() {
        return row.getLong();
    }

    /** A bigint. */
    long number() {
        enter();
        return row.getLong();
    }

    /** A smallint. */
    int small() {
        enter();
        return row.getShort();
    }

    /** What the row is read from; {@link #at} says where. */
    byte[] bytes() {
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
