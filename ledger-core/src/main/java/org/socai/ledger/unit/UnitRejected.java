package org.socai.ledger.unit;

/**
 * The ledger does not accept a command, for a reason that stays the same however the sentence is
 * worded.
 */
public final class UnitRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final String sentence;

    public UnitRejected(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.sentence = message;
    }

    public Reason reason() {
        return reason;
    }

    /** The message, for whoever sent the fact. */
    public String sentence() {
        return sentence;
    }

    /** Why a command is refused; the names are stable and part of the outer contract. */
    public enum Reason {
        UNKNOWN_UNIT,
        UNKNOWN_PAYMENT,
        /** The same key was used before with other content. */
        KEY_REUSED,
        /** An adjustment would take a month's total of a fund below zero. */
        ADJUSTMENT_EXCEEDS_OBLIGATION,
        /** The period has no contribution rates. */
        NO_RATES_FOR_PERIOD,
        DATE_IN_FUTURE,
        /** A payment cycle changes only where cycles of both kinds begin. */
        CYCLE_CHANGE_WITHIN_CYCLE,
        /** The payment was taken back; it counts for no unit and does not come back. */
        PAYMENT_REVERSED,
        /** A month is closed only after it has ended. */
        MONTH_NOT_ENDED,
        /** A late-interest rate that the figures need has not been published. */
        MISSING_RATE,
        /** The unit's amounts add up to more than the ledger can hold. */
        AMOUNT_OUT_OF_RANGE,
        /** An event that the decision needs is stored in a form this program cannot read. */
        HISTORY_UNREADABLE
    }
}
