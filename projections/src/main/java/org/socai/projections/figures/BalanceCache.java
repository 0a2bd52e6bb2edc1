package org.socai.projections.figures;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.UnitBalance;

/**
 * Balances derived before, the least recently asked ones given up first. An entry never becomes
 * wrong: its key names all that the balance depends on. Thread-safe.
 */
final class BalanceCache {
    /**
     * What a balance depends on.
     *
     * @param lastPosition of the unit's events as known; with it the set of its facts is fixed
     * @param rules the book as known; one object for all positions between two publications
     */
    record Key(UnitCode unit, long lastPosition, RuleBook rules, LocalDate effectiveOn) {}

    private final int most;
    private final Map<Key, UnitBalance> kept = new LinkedHashMap<>(16, 0.75f, true);

    BalanceCache(int most) {
        this.most = most;
    }

    synchronized @Nullable UnitBalance get(Key key) {
        return kept.get(key);
    }

    synchronized void put(Key key, UnitBalance balance) {
        kept.put(key, balance);
        var eldest = kept.entrySet().iterator();
        while (kept.size() > most && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }
}
