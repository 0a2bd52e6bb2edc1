package org.socai.ledger.rules;

/**
 * The named choices where the law is silent or open to debate. A policy is published like a rate,
 * so that every figure can say under which choices it was made. Each holds as published below;
 * switching one to a value for which the ledger has no arithmetic is refused at publication, never
 * silently ignored.
 */
public enum Policy {
    /**
     * Money goes to the funds one after another, never pro rata (Decision 595/QD-BHXH Art 43.2).
     */
    STRICT_FUND_PRIORITY(true),
    /**
     * An error corrected downwards keeps the charges it caused until a decision takes them back.
     */
    ADJUSTMENT_KEEPS_CHARGES(true),
    /** Money that lay unallocated does not soften the charge of a declaration booked late. */
    LATE_BOOKING_CHARGED_IN_FULL(true),
    /** The daily charge is rounded once per fund and calendar month. */
    ROUND_PER_FUND_MONTH(true),
    /** The day on which the money arrives is not charged. */
    PAYMENT_DAY_NOT_CHARGED(true),
    /** A due date on a weekend or holiday moves to the next working day. */
    DUE_DATE_ROLLOVER(false);

    private final boolean onByDefault;

    Policy(boolean onByDefault) {
        this.onByDefault = onByDefault;
    }

    /** The value the ledger's arithmetic implements. */
    public boolean implemented() {
        return onByDefault;
    }
}
