package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Filling;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.movement.CompleteKnowledge;

/**
 * Keeps the accounts of all units as known at some positions, and what was overdue in between. A
 * question begins at the last of those positions and reads what became known since. They lie as far
 * apart as there is something to write: how much is written for an event does not depend on how
 * many units there are.
 */
public final class UnitAccountTables implements DerivedTables {
    private static final String MOVEMENT = "movement";

    private static final List<String> FACTS = List.of("declared_workers", "month_closed");

    private static final String STATE = "unit_account_state";

    /** Reading so many positions for a question costs little. */
    private static final long STEP = 8_192;

    /**
     * How many accounts and open items are written for an event. With fewer, questions read more
     * movements; with more, the tables grow.
     */
    private static final long SIZE_PER_POSITION = 4;

    private final long step;

    public UnitAccountTables() {
        this(STEP);
    }

    /**
     * @param step accounts are kept at multiples of it, whatever batches there are
     */
    public UnitAccountTables(long step) {
        this.step = step;
    }

    @Override
    public List<String> tables() {
        return List.of("unit_account", "overdue_spell", STATE);
    }

    @Override
    public List<String> sources() {
        return Stream.concat(Stream.of(MOVEMENT), FACTS.stream()).toList();
    }

    @Override
    public List<String> kept() {
        return List.of(MOVEMENT);
    }

    /** One position follows from another, so this takes long and should begin early. */
    @Override
    public List<String> awaited(Filling filling) {
        return filling.kept(MOVEMENT) == null ? sources() : FACTS;
    }

    @Override
    public void fill(Filling filling, long position) throws SQLException {
        filling.run(List.of(connection -> fill(connection, position, filling.kept(MOVEMENT))));
    }

    private void fill(Connection connection, long position, @Nullable KeptRows kept)
            throws SQLException {
        long complete = CompleteKnowledge.throughByLog(connection, position);
        var last = AccountSnapshot.NONE;
        while (after(last) <= complete) {
            last = advance(connection, last, kept);
        }
    }

    @Override
    public void advance(Connection connection) {
        // Questions read themselves what is in no account yet.
    }

    @Override
    public boolean condense(Connection connection, long position) throws SQLException {
        long complete = new CompleteKnowledge(connection, STATE).through(position);
        if (complete < next(connection)) {
            return false;
        }
        var last = AccountSnapshot.upTo(connection, Long.MAX_VALUE);
        var next = advance(connection, last, null);
        return after(next) <= complete;
    }

    private AccountSnapshot advance(
            Connection connection, AccountSnapshot last, @Nullable KeptRows kept)
            throws SQLException {
        var spells = new SpellRows();
        var next = last.next(connection, after(last), kept, spells);
        next.insert(connection);
        spells.send(connection);
        return next;
    }

    /** Where the accounts are kept next. */
    private long after(AccountSnapshot last) {
        return after(last.position(), last.size());
    }

    private long after(long position, long size) {
        return position + Math.ceilDiv(Math.max(size / SIZE_PER_POSITION, 1), step) * step;
    }

    private long next(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                """
                                select position, sum(size)
                                from unit_account
                                where position = (select max(position) from unit_account)
                                group by position
                                """);
                var row = select.executeQuery()) {
            return row.next() ? after(row.getLong(1), row.getLong(2)) : after(0, 0);
        }
    }

    @Override
    public void exclude(Connection connection, UnitCode unit) throws SQLException {
        try (var delete = connection.prepareStatement("delete from overdue_spell where unit = ?")) {
            delete.setString(1, unit.value());
            delete.executeUpdate();
        }
        for (long position : positions(connection)) {
            new OneAccount(connection, position, unit).replace((_, _) -> null);
        }
    }

    @Override
    public void include(Connection connection, UnitCode unit, long position) throws SQLException {
        var account = new UnitAccount();
        var spells = new SpellRows();
        long after = 0;
        boolean known = false;
        for (long kept : positions(connection)) {
            var changes = KnownChanges.between(connection, after, kept, unit).get(unit.value());
            if (changes != null) {
                account.take(unit.value(), changes, spells);
                known = true;
            }
            if (known) {
                new OneAccount(connection, kept, unit).replace((_, _) -> account);
            }
            after = kept;
        }
        spells.send(connection);
    }

    private static List<Long> positions(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "select position from unit_account where part = 0 order by 1");
                var row = select.executeQuery()) {
            var positions = new ArrayList<Long>();
            while (row.next()) {
                positions.add(row.getLong(1));
            }
            return positions;
        }
    }
}
