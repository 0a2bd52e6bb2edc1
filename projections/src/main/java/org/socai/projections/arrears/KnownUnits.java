package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.socai.ledger.store.CopiedRows;
import org.socai.projections.feed.AsOf;

/**
 * Everything that units have open at the dates of a question: as known at the last position their
 * accounts are kept at, what was overdue until something known by then cleared it, and what became
 * known since.
 */
final class KnownUnits {
    private static final AccountChanges NOTHING = new AccountChanges();

    private final int day;
    private final AccountSnapshot snapshot;
    private final Map<String, AccountChanges> changes;

    private KnownUnits(Connection connection, AsOf asOf) throws SQLException {
        this.day = (int) asOf.effectiveOn().toEpochDay();
        this.snapshot = AccountSnapshot.upTo(connection, asOf.position());
        this.changes =
                KnownChanges.inNoOrder(connection, snapshot.position(), asOf.position(), day);
    }

    /**
     * Reads what is known.
     *
     * @param after the day from whose end on it counts what was overdue, counted from 1970
     * @param connection in a transaction: tables read once are not swapped before its end
     */
    static KnownUnits at(Connection connection, AsOf asOf, int after) throws SQLException {
        var known = new KnownUnits(connection, asOf);
        known.readSpells(connection, after);
        known.readLates(connection, asOf.position(), after);
        try (var row =
                new CopiedRows(
                        connection,
                        """
                        select substr(stream, 6) from quarantine
                        where known_from <= %d and starts_with(stream, 'unit:')
                        """
                                .formatted(asOf.position()))) {
            while (row.next()) {
                known.besides(row.text()).quarantine();
            }
        }
        return known;
    }

    private void readSpells(Connection connection, int after) throws SQLException {
        var query =
                """
                select unit, period, due_on, from_on, until_on, sm, rs, oad, ui, hi
                from overdue_spell
                where fork > %2$d and fork <= %3$d and known_from <= %1$d
                union all
                select unit, period, due_on, from_on, until_on, sm, rs, oad, ui, hi
                from overdue_spell
                where fork = any ('{%4$s}'::bigint[]) and from_on <= date '1970-01-01' + %3$d and known_from <= %1$d
                union all
                select unit, period, due_on, from_on, until_on, sm, rs, oad, ui, hi
                from overdue_spell
                where fork = any ('{%5$s}'::bigint[]) and until_on > date '1970-01-01' + %2$d and known_from <= %1$d
                """
                        .formatted(
                                snapshot.position(),
                                after,
                                day,
                                forks(IntervalTree.above(day)),
                                forks(IntervalTree.upTo(after)));
        try (var row = new CopiedRows(connection, query)) {
            while (row.next()) {
                besides(row.text()).overdueThen(spell(row));
            }
        }
    }

    private static Counted spell(CopiedRows row) {
        int none = OpenItems.Item.NONE;
        return new Counted(row.dayOr(none), row.dayOr(none), row.day(), row.day(), row.amounts());
    }

    private static String forks(List<Long> forks) {
        return forks.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void readLates(Connection connection, long position, int after) throws SQLException {
        try (var row =
                new CopiedRows(
                        connection,
                        """
                        select unit, due_on, effective_on, position <> known_from, sm, rs, oad, ui, hi
                        from movement
                        where kind = 'OBLIGATION' and effective_on > due_on + 1
                          and effective_on > date '1970-01-01' + %2$d and effective_on <= date '1970-01-01' + %3$d
                          and known_from <= %1$d
                        """
                                .formatted(position, after, day))) {
            while (row.next()) {
                besides(row.text())
                        .declaredLate(new Late(row.day(), row.day(), row.flag(), row.amounts()));
            }
        }
    }

    /**
     * Hands over every unit of which anything is known, in no order; may be asked once. Parts of
     * them are gone through at the same time.
     *
     * @param consumers gives each part a consumer of its own
     * @return all of the consumers
     */
    <T extends Consumer<KnownUnit>> List<T> forEach(Supplier<T> consumers) {
        var seen = new ArrayList<T>();
        seen.addAll(
                snapshot.parts().parallelStream().map(part -> see(part, consumers.get())).toList());
        var others = consumers.get();
        changes.forEach(
                (unit, besides) -> {
                    if (!besides.isTaken()) {
                        others.accept(known(unit, new UnitAccount()));
                    }
                });
        seen.add(others);
        return seen;
    }

    private <T extends Consumer<KnownUnit>> T see(AccountPart part, T consumer) {
        part.forEach(day, (unit, account) -> consumer.accept(known(unit, account)));
        return consumer;
    }

    private KnownUnit known(String unit, UnitAccount account) {
        var besides = changes.getOrDefault(unit, NOTHING);
        var items = new ArrayList<Counted>(account.open.size() + besides.moved().size());
        items.addAll(besides.spells());
        var known = new KnownUnit(unit, account, items, besides.lates(), besides.isQuarantined());
        account.open.forEach(part -> known.count(part, day));
        besides.moved().forEach(moved -> known.count(moved.item(), day));
        if (besides != NOTHING) {
            account.see(besides);
            besides.take();
        }
        return known;
    }

    private AccountChanges besides(String unit) {
        return changes.computeIfAbsent(unit, _ -> new AccountChanges());
    }
}
