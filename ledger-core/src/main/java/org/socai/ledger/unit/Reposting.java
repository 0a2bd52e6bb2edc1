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
        var allocations = Difference.of(posted.allocations(), target.allocations());
        var charges = Difference.of(posted.charges(), target.charges());
        for (var gone : allocations.gone()) {
            events.add(new AllocationSuperseded(unit, gone, cause));
        }
        for (var gone : charges.gone()) {
            events.add(new LateChargeSuperseded(unit, gone, cause));
        }
        for (var added : charges.added()) {
            events.add(new LateChargeAccrued(unit, added, cause));
        }
        for (var added : allocations.added()) {
            events.add(new PaymentAllocated(unit, added, cause));
        }
        if (target.awaiting() != null && !sameWait) {
            events.add(new RateAwaited(unit, target.awaiting(), cause));
        }
        return events;
    }

    /** What of a list is not in the one that takes its place, and the other way round. */
    private record Difference<T>(List<T> gone, List<T> added) {
        /** Both in one order, mostly with a long common beginning, which is compared once. */
        static <T> Difference<T> of(List<T> before, List<T> after) {
            int shorter = Math.min(before.size(), after.size());
            int common = 0;
            while (common < shorter && before.get(common).equals(after.get(common))) {
                common++;
            }
            var left = before.subList(common, before.size());
            var come = after.subList(common, after.size());
            return new Difference<>(without(left, come), without(come, left));
        }

        private static <T> List<T> without(List<T> items, List<T> others) {
            if (items.isEmpty() || others.isEmpty()) {
                return items;
            }
            var rest = new HashSet<>(others);
            return items.stream().filter(item -> !rest.contains(item)).toList();
        }
    }
}
