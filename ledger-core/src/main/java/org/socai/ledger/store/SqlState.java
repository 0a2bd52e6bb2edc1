package org.socai.ledger.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes mean for an append. */
final class SqlState {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String OPERATOR_INTERVENTION = "57P";
    private static final String CONNECTION = "08";

    private SqlState() {}

    /** A place in a stream, or the key of a fact, is taken. */
    static boolean isTaken(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }

    /** An open transaction holds what this one needs; nothing is decided yet. */
    static boolean isHeld(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                || DEADLOCK_DETECTED.equals(failure.getSQLState());
    }

    /** The connection is gone, and with it the answer to what was last sent. */
    static boolean isLost(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null
                || state.startsWith(CONNECTION)
                || state.startsWith(OPERATOR_INTERVENTION);
    }
}
