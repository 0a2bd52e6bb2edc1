package org.socai.ledger.contribution;

/** The kind of employer, as the collection reports group them. */
public enum UnitType {
    STATE_OWNED_ENTERPRISE,
    FOREIGN_INVESTED_ENTERPRISE,
    NON_STATE_ENTERPRISE,
    ADMINISTRATIVE,
    PUBLIC_NON_BUSINESS,
    COMMUNE,
    COOPERATIVE,
    NON_PUBLIC,
    HOUSEHOLD,
    ABROAD
}
