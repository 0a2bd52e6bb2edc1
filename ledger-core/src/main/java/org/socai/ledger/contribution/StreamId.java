package org.socai.ledger.contribution;

/**
 * The name of one stream of events, written {@code kind:name}. The prefix keeps streams of
 * different kinds apart where only the text is known. Final once stored.
 */
public record StreamId(String value) {
    private static final String UNIT = "unit:";

    public StreamId {
        if (value.indexOf(':') < 1 || value.length() > 128) {
            throw new IllegalArgumentException("a stream is named kind:name, not '" + value + "'");
        }
    }

    public static StreamId of(UnitCode unit) {
        return new StreamId(UNIT + unit.value());
    }

    /** The stream of a payment that no unit could be found for. */
    public static StreamId ofUnmatched(BankReference reference) {
        return new StreamId("payment:" + reference.value());
    }

    /**
     * The stream of everything published: rates, due-date rules, orders of allocation, policies.
     */
    public static StreamId rules() {
        return new StreamId("rules:vietnam");
    }

    public boolean isUnit() {
        return value.startsWith(UNIT);
    }

    /** The unit whose stream this is; only for a stream for which {@link #isUnit()} holds. */
    public UnitCode unit() {
        if (!isUnit()) {
            throw new IllegalStateException(value + " is not the stream of a unit");
        }
        return new UnitCode(value.substring(UNIT.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
