package org.socai.api.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Measures one line of the report at one scale. */
interface Measurement {
    /** The ledger's own name on the board. */
    String SOCAI = "Socai";

    Line line();

    /**
     * Measures and takes it down, each number with what the gate found behind it.
     *
     * @param last whether history grows no further
     */
    void measure(Scale scale, boolean last) throws SQLException, IOException, InterruptedException;

    /** Whether it leaves facts behind that no history would have. */
    default boolean isDisturbing() {
        return false;
    }

    /** Where a number of this line stands on the board. */
    default Board.Place place(Scale scale, String unit) {
        return new Board.Place(line(), scale, unit);
    }
}
