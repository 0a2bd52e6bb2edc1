package org.socai.ledger.rules;

import org.socai.ledger.contribution.Fund;

/**
 * The two groups for which a monthly rate of late interest is published (Decision 595/QD-BHXH Art
 * 37).
 */
public enum FundGroup {
    /**
     * Sickness and maternity, retirement, occupational accident, unemployment: one rate for all
     * four.
     */
    SI,
    /** Health insurance. */
    HI;

    public static FundGroup of(Fund fund) {
        return switch (fund) {
            case SM, RS, OAD, UI -> SI;
            case HI -> HI;
        };
    }
}
