package org.socai.projections.rates;

import org.jspecify.annotations.Nullable;

/** Which units an overdue rate covers, by whether the State budget funds them on the day. */
public enum BudgetFunded {
    NONE(false),
    ONLY(true),
    ALL(null);

    private final @Nullable Boolean flag;

    BudgetFunded(@Nullable Boolean flag) {
        this.flag = flag;
    }

    /** The flag that units in scope have; null where it does not matter. */
    @Nullable Boolean flag() {
        return flag;
    }
}
