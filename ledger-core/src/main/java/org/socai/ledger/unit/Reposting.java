package org.socai.ledger.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;

/** The compensating events that lead from what stands posted to what ought to stand. */
final class Reposting {
    private Reposting() {}

    /**
     * First what does not follow any more is superseded, then what now follows is posted; nothing
     * if nothing changes.
     */
    static List<UnitEvent> events(UnitCode unit, Postings posted, Postings target, String cause) {
        var events = new ArrayList<UnitEvent>();
        boolean sameWait = Objects.equals(posted.awaiting(), target.awaiting());
        if (posted.awaiting() != null && !sameWait) {
            events.add(new RateAwaitEnded(unit, posted.awaiting(), cause));
        }
        for (var gone : missing(posted.allocations(), target.allocations())) {
            events.add(new AllocationSuperseded(unit, gone, cause));
        }
        for (var gone : missing(posted.charges(), target.charges())) {
            events.add(new LateChargeSuperseded(unit, gone, cause));
        }
        for (var added : missing(target.charges(), posted.charges())) {
            events.add(new LateChargeAccrued(unit, added, cause));
        }
        for (var added : missing(target.allocations(), posted.allocations())) {
            events.add(new PaymentAllocated(unit, added, cause));
        }
        if (target.awaiting() != null && !sameWait) {
            events.add(new RateAwaited(unit, target.awaiting(), cause));
        }
        return events;
    }

    /**
     * What of {@code items} is not among {@code others}; both in one order, mostly with a long
     * common beginning.
     */
    private static <T> List<T> missing(List<T> items, List<T> others) {
        int common = 0;
        int shorter = Math.min(items.size(), others.size());
        while (common < shorter && items.get(common).equals(others.get(common))) {
            common++;
        }
        var left = items.subList(common, items.size());
        if (left.isEmpty() || common == others.size()) {
            return left;
        }
        var rest = new HashSet<>(others.subList(common, others.size()));
        return left.stream().filter(item -> !rest.contains(item)).toList();
    }
}
