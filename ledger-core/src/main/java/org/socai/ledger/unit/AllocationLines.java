package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;

/** Collects where money goes while it is applied. */
final class AllocationLines {
    private final List<Allocation.Line> lines = new ArrayList<>();

    void principal(Fund fund, ContributionMonth period, LocalDate dueOn, long amount) {
        lines.add(new Allocation.Line(fund, period, dueOn, amount));
    }

    void charge(Fund fund, long amount) {
        lines.add(new Allocation.Line(fund, null, null, amount));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<Allocation.Line> lines() {
        return lines;
    }
}
