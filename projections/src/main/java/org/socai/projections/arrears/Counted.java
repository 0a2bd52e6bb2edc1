package org.socai.projections.arrears;

import org.socai.ledger.contribution.FundAmounts;
import org.socai.projections.arrears.OpenItems.Item;

/**
 * A part of an item and the days on which it counts, from the first to before the end. Days are
 * counted from 1970.
 */
record Counted(int period, int dueOn, int from, int until, FundAmounts amounts) {
    boolean isPrincipal() {
        return period != Item.NONE;
    }
}
