package org.socai.api.architecture.violations.ledger.contribution;

/** Amounts and rates must be exact. */
public final class ValueInFloatingPoint {
    private final float rate;
    private final Double boxed;
    private final double[][] perMonth;

    ValueInFloatingPoint(float rate) {
        this.rate = rate;
        this.boxed = 1.0;
        this.perMonth = new double[][] {{rate}};
    }

    long scaled(long amount, double by) {
        return Math.round(amount * by * rate);
    }

    Double result() {
        return boxed * perMonth[0][0];
    }
}
