package org.socai.api.faults;

/**
 * A fact that a client sent, as the log keeps it.
 *
 * @param event the stored name of its event
 * @param key what tells it from other facts with events of this name, see {@link LedgerOracle}
 */
record Fact(String event, String key) {
    static Fact unit(String unit) {
        return new Fact("unit-registered", unit);
    }

    static Fact declaration(String unit, String reference) {
        return new Fact("obligation-declared", unit + " " + reference);
    }

    static Fact payment(String reference) {
        return new Fact("payment-received", reference);
    }

    /** A payment that named no known unit. */
    static Fact unmatchedPayment(String reference) {
        return new Fact("unmatched-payment-received", reference);
    }

    static Fact assignment(String reference, String unit) {
        return new Fact("unmatched-payment-assigned", reference + " " + unit);
    }

    static Fact name(String unit, String name) {
        return new Fact("unit-details-corrected", unit + " " + name);
    }

    @Override
    public String toString() {
        return event + " " + key;
    }
}
