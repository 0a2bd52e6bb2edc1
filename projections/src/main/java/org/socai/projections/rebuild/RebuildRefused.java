package org.socai.projections.rebuild;

/** A rebuild cannot be done; the message says why. Nothing has changed. */
public final class RebuildRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another one runs, in this program or another. */
        RUNNING,
        /** No projection writes a table of this name. */
        UNKNOWN_TABLE,
        /** The unit has no events. */
        UNKNOWN_UNIT,
        /** Something in the database is in the way, which the operator has to take away. */
        OBSTACLE,
        /** An event cannot be projected that the read models in place do hold. */
        UNPROJECTED_EVENT,
        /** Long reports hold the old tables; later it may well work. */
        TABLES_IN_USE
    }

    private final Reason reason;

    RebuildRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
