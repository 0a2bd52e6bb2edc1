package org.socai.ledger.contribution;

/** What a declaration does to the obligation of its month. */
public enum DeclarationKind {
    /** The month as declared in time or late; never below zero. */
    REGULAR,
    /** Months found later that had not been declared (truy thu); never below zero. */
    RETROACTIVE,
    /** A signed correction (điều chỉnh): raises or lowers what the month already holds. */
    ADJUSTMENT
}
