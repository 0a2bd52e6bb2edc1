package org.socai.ledger.contribution;

/**
 * An amount of money in whole Vietnamese dong; may be negative where something is lowered or
 * credited.
 *
 * <p>The dong has no minor unit in use, so nothing is lost by a {@code long}. Arithmetic that
 * leaves the range of a {@code long} throws {@link ArithmeticException}; it never wraps round.
 * Immutable and thread-safe.
 */
public record Vnd(long amount) implements Comparable<Vnd> {
    public static final Vnd ZERO = new Vnd(0);

    /** The largest amount one row of a file may carry: 999,999,999,999,999 dong. */
    public static final long LARGEST_STATED = 999_999_999_999_999L;

    public static Vnd of(long amount) {
        return amount == 0 ? ZERO : new Vnd(amount);
    }

    public Vnd plus(Vnd other) {
        return of(Math.addExact(amount, other.amount));
    }

    public Vnd minus(Vnd other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    public Vnd negated() {
        return of(Math.negateExact(amount));
    }

    public boolean isZero() {
        return amount == 0;
    }

    public boolean isNegative() {
        return amount < 0;
    }

    @Override
    public int compareTo(Vnd other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " VND";
    }
}
