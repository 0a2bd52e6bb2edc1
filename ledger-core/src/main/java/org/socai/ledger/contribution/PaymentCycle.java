package org.socai.ledger.contribution;

/**
 * How often a unit pays (phương thức đóng): every month, or, where wages follow harvest or piece
 * work, every three or six months (Decision 595/QD-BHXH Art 7; Law 41/2024/QH15 Art 34.4). Cycles
 * are calendar quarters and half-years.
 */
public enum PaymentCycle {
    MONTHLY(1),
    QUARTERLY(3),
    SEMI_ANNUAL(6);

    private final int months;

    PaymentCycle(int months) {
        this.months = months;
    }

    /** The last month of the cycle that contains {@code month}. */
    public ContributionMonth endOf(ContributionMonth month) {
        int first = month.index() - month.index() % months;
        return ContributionMonth.ofIndex(first + months - 1);
    }

    /** Whether a cycle of this kind begins with {@code month}. */
    public boolean beginsWith(ContributionMonth month) {
        return month.index() % months == 0;
    }
}
