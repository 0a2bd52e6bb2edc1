package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.arrears.AccountChanges.Kind;
import org.socai.projections.arrears.AccountChanges.Moved;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;
import org.socai.projections.arrears.UnitAccount.Open;

/**
 * Reads what became known of units between two positions. Declarations and closings are facts, so
 * they are known from where they stand.
 */
final class KnownChanges {
    private final Map<String, AccountChanges> changes = new HashMap<>();
    private final Map<Integer, Integer> monthEnds = new HashMap<>();

    private KnownChanges() {}

    /**
     * By unit, in the order in which it became known.
     *
     * @param after the last position that does not count
     * @param through the last that does
     * @param unit whose changes are asked for; null for all
     */
    static Map<String, AccountChanges> between(
            Connection connection, long after, long through, @Nullable UnitCode unit)
            throws SQLException {
        var which =
                unit == null ? "true" : "unit = " + CopiedRows.literal(connection, unit.value());
        return read(connection, after, through, which, "order by known_from, position, part");
    }

    /** The same of all units in no order, which is enough for sums. */
    static Map<String, AccountChanges> inNoOrder(Connection connection, long after, long through)
            throws SQLException {
        return read(connection, after, through, "true", "");
    }

    private static Map<String, AccountChanges> read(
            Connection connection, long after, long through, String which, String order)
            throws SQLException {
        var known = new KnownChanges();
        known.move(
                connection,
                """
                select unit, kind = 'OBLIGATION', kind = 'CHARGE', period, due_on, effective_on, known_from, sm, rs, oad, ui, hi
                from movement
                where known_from > %d and known_from <= %d
                  and kind in ('OBLIGATION', 'ALLOCATION', 'CHARGE', 'CHARGE_ALLOCATION') and %s
                %s
                """
                        .formatted(after, through, which, order));
        known.declare(
                connection,
                """
                select unit, period, declared_on, position, workers
                from declared_workers
                where position > %d and position <= %d and kind in ('REGULAR', 'RETROACTIVE') and %s
                """
                        .formatted(after, through, which));
        known.close(
                connection,
                """
                select unit, month from month_closed where position > %d and position <= %d and %s
                """
                        .formatted(after, through, which));
        return known.changes;
    }

    private void move(Connection connection, String query) throws SQLException {
        try (var row = new CopiedRows(connection, query)) {
            while (row.next()) {
                of(row.text()).move(moved(row));
            }
        }
    }

    /**
     * The charges of a month count together at its end, because on a day inside it they are posted
     * only as far as payments needed them.
     */
    private Moved moved(CopiedRows row) {
        boolean declared = row.flag();
        boolean charged = row.flag();
        int period = row.dayOr(Item.NONE);
        int dueOn = row.dayOr(Item.NONE);
        int effectiveOn = row.day();
        int countsFrom =
                charged
                        ? monthEnd(effectiveOn)
                        : dueOn == Item.NONE ? effectiveOn : Math.max(effectiveOn, dueOn + 1);
        var portion = new Portion(countsFrom, row.number(), row.amounts());
        var kind = charged ? Kind.CHARGED : declared ? Kind.DECLARED : Kind.PAID;
        return new Moved(kind, new Open(period, dueOn, portion));
    }

    private int monthEnd(int day) {
        return monthEnds.computeIfAbsent(
                day,
                _ -> (int) ContributionMonth.of(LocalDate.ofEpochDay(day)).lastDay().toEpochDay());
    }

    private void declare(Connection connection, String query) throws SQLException {
        try (var row = new CopiedRows(connection, query)) {
            while (row.next()) {
                of(row.text())
                        .declare(new Headcount(row.day(), row.day(), row.number(), row.small()));
            }
        }
    }

    private void close(Connection connection, String query) throws SQLException {
        try (var row = new CopiedRows(connection, query)) {
            while (row.next()) {
                of(row.text()).close(monthEnd(row.day()));
            }
        }
    }

    private AccountChanges of(String unit) {
        return changes.computeIfAbsent(unit, _ -> new AccountChanges());
    }
}
