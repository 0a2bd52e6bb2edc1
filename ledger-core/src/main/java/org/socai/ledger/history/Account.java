package org.socai.ledger.history;

/** The accounts of the journal. Debits are positive, credits negative. */
public enum Account {
    /** Principal that units owe a fund. */
    RECEIVABLE,
    /** Late charge that units owe a fund. */
    CHARGE_RECEIVABLE,
    /** Bank credits received. */
    CASH,
    /** Money of a unit not applied to any fund yet. */
    UNALLOCATED,
    /** Money for which no unit has been found. */
    UNMATCHED,
    /** Contributions arisen, per fund. */
    CONTRIBUTION_INCOME,
    /** Late charges arisen, per fund. */
    CHARGE_INCOME
}
