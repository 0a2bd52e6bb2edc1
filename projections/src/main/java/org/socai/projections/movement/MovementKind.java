package org.socai.projections.movement;

/** What a movement does; which accounts it debits and credits follows from it. */
public enum MovementKind {
    /** Principal arose, or what arose was lowered: receivable against contribution income. */
    OBLIGATION,
    /** A bank credit came for a unit, or was taken back: cash against unallocated money. */
    RECEIPT,
    /** Money was applied to principal, or given back: unallocated money against receivable. */
    ALLOCATION,
    /** Late interest or late charge accrued: charge receivable against charge income. */
    CHARGE,
    /** Money was applied to charge: unallocated money against charge receivable. */
    CHARGE_ALLOCATION,
    /**
     * A bank credit came for which no unit was found, or left that state: cash against unmatched.
     */
    HELD
}
