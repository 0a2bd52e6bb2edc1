package org.socai.ledger.rules;

/** Whose share of a contribution a rate is; the unit owes both shares. */
public enum Payer {
    EMPLOYER,
    EMPLOYEE
}
