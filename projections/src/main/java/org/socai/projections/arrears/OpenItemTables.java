package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Filling;
import org.socai.projections.movement.CompleteKnowledge;

/**
 * Keeps open items, cleared items and spells, of principal and of late charge, some thousand
 * positions at a time. Movements are matched once nothing known before them can come any more;
 * until then questions read the movements themselves.
 */
public final class OpenItemTables implements DerivedTables {
    private static final String STATE = "open_item_state";

    /** Reading so many movements for a question costs less than matching them more often. */
    private static final long STEP = 2_048;

    /** So that a ledger without open items catches up without transactions of minutes. */
    private static final long MOST_STEPS_AT_ONCE = 64;

    private static final long AT_ONCE = 1 << 18;

    private static final int FETCHED_AT_ONCE = 4_000;

    private final long step;

    public OpenItemTables() {
        this(STEP);
    }

    /**
     * @param step how many positions to match together; whatever batches there are, the movements
     *     are matched up to a multiple of it
     */
    public OpenItemTables(long step) {
        this.step = step;
    }

    @Override
    public List<String> tables() {
        return List.of("open_item", "cleared_item", "overdue_spell", STATE);
    }

    @Override
    public List<String> sources() {
        return List.of("movement");
    }

    @Override
    public void fill(Filling filling, long position) throws SQLException {
        filling.run(List.of(connection -> fill(connection, position)));
    }

    private void fill(Connection connection, long position) throws SQLException {
        long through = CompleteKnowledge.throughByLog(connection, position) / step * step;
        match(connection, 0, through, null);
        matched(connection, through);
    }

    @Override
    public void advance(Connection connection) {
        // Questions read themselves what is not matched yet.
    }

    @Override
    public boolean condense(Connection connection, long position) throws SQLException {
        long complete = new CompleteKnowledge(connection, STATE).through(position) / step * step;
        long through = through(connection);
        if (complete > through) {
            long next = Math.min(complete, through + MOST_STEPS_AT_ONCE * step);
            match(connection, through, next, null);
            matched(connection, next);
            return next < complete;
        }
        return false;
    }

    @Override
    public void exclude(Connection connection, UnitCode unit) throws SQLException {
        for (var table : List.of("open_item", "cleared_item", "overdue_spell")) {
            try (var delete =
                    connection.prepareStatement("delete from " + table + " where unit = ?")) {
                delete.setString(1, unit.value());
                delete.executeUpdate();
            }
        }
    }

    @Override
    public void include(Connection connection, UnitCode unit, long position) throws SQLException {
        match(connection, 0, through(connection), unit);
    }

    private static void match(
            Connection connection, long after, long through, @Nullable UnitCode unit)
            throws SQLException {
        var rows = new ItemRows();
        var items = new OpenItems(rows);
        if (after > 0) {
            takeOpen(connection, after, through, items);
        }
        for (long from = after; from < through; from += AT_ONCE) {
            move(connection, from, Math.min(from + AT_ONCE, through), unit, items);
            rows.send(connection);
        }
        items.forEach(rows::open);
        rows.send(connection);
    }

    /** Takes the open items that the movements concern out of their table. */
    private static void takeOpen(Connection connection, long after, long through, OpenItems items)
            throws SQLException {
        takeOpen(
                connection,
                """
                delete from open_item o
                using (select distinct unit, period
                       from movement
                       where known_from > ? and known_from <= ? and kind in ('OBLIGATION', 'ALLOCATION')) as m
                where o.unit = m.unit and o.period = m.period
                returning o.unit, o.period - date '1970-01-01' as period, o.due_on - date '1970-01-01' as due_on,
                          o.counts_from - date '1970-01-01' as counts_from, o.known_from,
                          o.sm, o.rs, o.oad, o.ui, o.hi
                """,
                after,
                through,
                items);
        takeOpen(
                connection,
                """
                delete from open_item o
                using (select distinct unit
                       from movement
                       where known_from > ? and known_from <= ? and kind in ('CHARGE', 'CHARGE_ALLOCATION')) as m
                where o.unit = m.unit and o.period is null
                returning o.unit, null::integer as period, null::integer as due_on,
                          o.counts_from - date '1970-01-01' as counts_from, o.known_from,
                          o.sm, o.rs, o.oad, o.ui, o.hi
                """,
                after,
                through,
                items);
    }

    private static void takeOpen(
            Connection connection, String sql, long after, long through, OpenItems items)
            throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setLong(1, after);
            delete.setLong(2, through);
            try (var row = delete.executeQuery()) {
                while (row.next()) {
                    items.open(item(row), portion(row));
                }
            }
        }
    }

    /**
     * The charges of a month count together at its end, because on a day inside it they are posted
     * only as far as payments needed them.
     */
    private static void move(
            Connection connection,
            long after,
            long through,
            @Nullable UnitCode unit,
            OpenItems items)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select unit, period - date '1970-01-01' as period, due_on - date '1970-01-01' as due_on,
                               case kind
                                   when 'CHARGE' then (date_trunc('month', effective_on::timestamp) + interval '1 month')::date - 1
                                   when 'CHARGE_ALLOCATION' then effective_on
                                   else greatest(effective_on, due_on + 1)
                               end - date '1970-01-01' as counts_from,
                               known_from, sm, rs, oad, ui, hi
                        from movement
                        where known_from > ? and known_from <= ?
                          and kind in ('OBLIGATION', 'ALLOCATION', 'CHARGE', 'CHARGE_ALLOCATION')
                          and (?::text is null or unit = ?)
                        order by known_from, position, part
                        """)) {
            select.unwrap(PGStatement.class).setPrepareThreshold(-1);
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setLong(1, after);
            select.setLong(2, through);
            select.setString(3, unit == null ? null : unit.value());
            select.setString(4, unit == null ? null : unit.value());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    items.move(item(row), portion(row));
                }
            }
        }
    }

    /** From {@code unit, period, due_on, counts_from, known_from} and the funds, in this order. */
    private static Item item(ResultSet row) throws SQLException {
        var unit = row.getString(1);
        int period = row.getInt(2);
        return row.wasNull() ? Item.charge(unit) : new Item(unit, period, row.getInt(3));
    }

    private static Portion portion(ResultSet row) throws SQLException {
        return new Portion(
                row.getInt(4),
                row.getLong(5),
                new FundAmounts(
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)));
    }

    private static long through(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "select coalesce(max(through), 0) from open_item_state");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void matched(Connection connection, long through) throws SQLException {
        try (var update = connection.prepareStatement("update open_item_state set through = ?");
                var insert =
                        connection.prepareStatement(
                                "insert into open_item_state (through) values (?)")) {
            update.setLong(1, through);
            if (update.executeUpdate() == 0) {
                insert.setLong(1, through);
                insert.executeUpdate();
            }
        }
    }
}
