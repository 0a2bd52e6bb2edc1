package org.socai.projections.rates;

/**
 * Of what the overdue rate is a share. Published rates differ in it, so every rate names its own.
 */
public enum DenominatorKind {
    /**
     * Principal outstanding at the end of the year before, and principal arisen from 1 January to
     * the day.
     */
    RECEIVABLE,
    /**
     * Principal and charge allocated from 1 January to the day, and principal outstanding on the
     * day.
     */
    COLLECTED_PLUS_ARREARS
}
