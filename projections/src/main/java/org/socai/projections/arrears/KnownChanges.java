package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.CopiedRows;
import org.socai.projections.arrears.AccountChanges.Kind;
import org.socai.projections.arrears.AccountChanges.Moved;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;
import org.socai.projections.arrears.UnitAccount.Open;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.movement.KeptMovement;

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
        return read(
                connection, after, through, which, which + " order by known_from, position, part");
    }

    /**
     * The same of all units in no order, which is enough for sums.
     *
     * @param day movements that count only after it are left out
     */
    static Map<String, AccountChanges> inNoOrder(
            Connection connection, long after, long through, int day) throws SQLException {
        var counting =
                "effective_on <= date '1970-01-01' + %1$d and coalesce(due_on < date '1970-01-01' + %1$d, true)"
                        .formatted(day);
        return read(connection, after, through, "true", counting);
    }

    /** The same of all units, with the movements that a rebuild has kept. */
    static Map<String, AccountChanges> ofKept(
            Connection connection, long after, long through, KeptRows kept) throws SQLException {
        var known = new KnownChanges();
        KeptMovement.forEach(kept, after, through, known::move);
        known.changes.values().forEach(AccountChanges::order);
        known.readFacts(connection, after, through, "true");
        return known.changes;
    }

    private static Map<String, AccountChanges> read(
            Connection connection, long after, long through, String which, String movements)
            throws SQLException {
        var known = new KnownChanges();
        known.move(
                connection,
                """
                select unit, kind = 'OBLIGATION', kind = 'CHARGE', period, due_on, effective_on, known_from, sm, rs, oad, ui, hi
                from movement
                where known_from > %d and known_from <= %d
                  and kind in ('OBLIGATION', 'ALLOCATION', 'CHARGE', 'CHARGE_ALLOCATION') and %s
                """
                        .formatted(after, through, movements));
        known.readFacts(connection, after, through, which);
        return known.changes;
    }

    private void readFacts(Connection connection, long after, long through, String which)
            throws SQLException {
        declare(
                connection,
                """
                select unit, period, declared_on, position, workers
                from declared_workers
                where position > %d and position <= %d and kind in ('REGULAR', 'RETROACTIVE') and %s
                """
                        .formatted(after, through, which));
        close(
                connection,
                """
                select unit, month from month_closed where position > %d and position <= %d and %s
                """
                        .formatted(after, through, which));
    }

    private void move(Connection connection, String query) throws SQLException {
        try (var row = new CopiedRows(connection, query)) {
            while (row.next()) {
                of(row.text()).move(moved(row));
            }
        }
    }

    private Moved moved(CopiedRows row) {
        boolean declared = row.flag();
        boolean charged = row.flag();
        int period = row.dayOr(Item.NONE);
        int dueOn = row.dayOr(Item.NONE);
        int effectiveOn = row.day();
        int overdueFrom = dueOn == Item.NONE ? effectiveOn : Math.max(effectiveOn, dueOn + 1);
        var kind = charged ? Kind.CHARGED : declared ? Kind.DECLARED : Kind.PAID;
        var portion =
                new Portion(
                        countsFrom(kind, effectiveOn, overdueFrom), row.number(), row.amounts());
        return new Moved(kind, new Open(period, dueOn, portion));
    }

    private void move(KeptMovement movement) {
        var kind =
                switch (movement.kind()) {
                    case OBLIGATION -> Kind.DECLARED;
                    case CHARGE -> Kind.CHARGED;
                    case ALLOCATION, CHARGE_ALLOCATION -> Kind.PAID;
                    case RECEIPT, HELD -> null;
                };
        if (kind != null) {
            var portion =
                    new Portion(
                            countsFrom(kind, movement.effectiveOn(), movement.overdueFrom()),
                            movement.knownFrom(),
                            movement.owed());
            int period = movement.hasPeriod() ? movement.period() : Item.NONE;
            int dueOn = movement.hasPeriod() ? movement.dueOn() : Item.NONE;
            of(movement.unit()).move(new Moved(kind, new Open(period, dueOn, portion)));
        }
    }

    /**
     * The charges of a month count together at its end, because on a day inside it they are posted
     * only as far as payments needed them.
     */
    private int countsFrom(Kind kind, int effectiveOn, int overdueFrom) {
        return kind == Kind.CHARGED ? monthEnd(effectiveOn) : overdueFrom;
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
                        .declare(new Headcount(row.day(), row.day(), row.number(), row.integer()));
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
