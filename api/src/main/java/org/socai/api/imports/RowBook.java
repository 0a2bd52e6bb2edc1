package org.socai.api.imports;

import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.Outcome;

/**
 * How the rows of one kind of file are booked: read first, all of a batch, then decided one by one.
 */
interface RowBook<T> {
    /**
     * Reads one row.
     *
     * @throws RowRejected when it cannot be taken
     */
    T read(Cells cells);

    /** Reads at once from the log what the facts of a batch are going to need. */
    void prepare(Booking booking, List<T> facts) throws SQLException;

    /**
     * Decides one fact.
     *
     * @throws org.socai.ledger.unit.UnitRejected when the ledger does not accept it
     */
    Outcome book(Booking booking, T fact, String source) throws SQLException;

    /**
     * The order in which the facts of one batch are decided: that of the file, unless another gives
     * the same.
     */
    default List<Read<T>> order(List<Read<T>> batch) {
        return batch;
    }

    /** A fact and the line it stands on. */
    record Read<T>(long line, T fact) {}
}
