package org.socai.projections.arrears;

import java.util.Comparator;
import org.socai.ledger.packed.Packed;
import org.socai.ledger.packed.Unpacked;

/**
 * The workers a declaration names, and what decides which of two declarations counts: the later
 * month, then the later day, then the later booking. Days are counted from 1970.
 *
 * @param position of the declaration; 0 where there is none
 */
record Headcount(int period, int declaredOn, long position, int workers) {
    static final Headcount NONE = new Headcount(UnitAccount.NEVER, UnitAccount.NEVER, 0, 0);

    private static final Comparator<Headcount> ORDER =
            Comparator.comparingInt(Headcount::period)
                    .thenComparingInt(Headcount::declaredOn)
                    .thenComparingLong(Headcount::position);

    Headcount orLater(Headcount other) {
        return ORDER.compare(this, other) < 0 ? other : this;
    }

    static Headcount from(Unpacked packed) {
        return new Headcount(packed.small(), packed.small(), packed.number(), packed.small());
    }

    void to(Packed packed) {
        packed.number(period).number(declaredOn).number(position).number(workers);
    }
}
