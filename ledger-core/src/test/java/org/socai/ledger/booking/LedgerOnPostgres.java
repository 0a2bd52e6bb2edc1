package org.socai.ledger.booking;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.axon.Decisions;
import org.socai.ledger.axon.JdbcTransactions;
import org.socai.ledger.axon.LedgerFeed;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.UnitHistory;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.store.Arrivals;
import org.socai.ledger.store.EventCodec;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.GroupAppender;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.PositionSignal;
import org.socai.ledger.store.Sequencer;
import org.socai.ledger.store.TestPostgres;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitEvent;

/**
 * The whole ledger core over a database of its own: log, sequencer, bookings, publications, and the
 * Axon shell.
 */
public final class LedgerOnPostgres implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    public final TestPostgres.Database database = TestPostgres.freshDatabase();
    public final EventLog log = new EventLog(new EventCodec());
    public final LedgerReader reader = new LedgerReader(new EventCodec());
    public final PositionSignal signal = new PositionSignal();
    public final Sequencer sequencer = new Sequencer(database.app(), signal::positioned);
    public final StreamStates states = new StreamStates(log, 16 << 20);
    public final RuleBooks rules = new RuleBooks(log, reader);
    public final BookingContext context =
            new BookingContext(database.app(), log, states, rules, () -> TODAY, sequencer);
    public final Bookings bookings = new Bookings(context);
    public final Publications publications = new Publications(context);
    public final JdbcTransactions transactions =
            new JdbcTransactions(database.app(), sequencer::committed);
    public final LedgerFeed feed = new LedgerFeed(database.app(), reader, signal);
    public final GroupAppender appender =
            new GroupAppender(database.app(), log, sequencer::committed);
    public final AxonLedger axon =
            new AxonLedger(new Decisions(context, appender), bookings, transactions, feed);

    public LedgerOnPostgres() {
        sequencer.start();
        appender.start();
        publications.publish("system", ShippedLaw.publications(), Publications.Together.NOTHING);
    }

    /** Another program over the same database, with little memory for states. */
    public BookingContext anotherProgram(long bytesForStates) {
        return anotherProgram(bytesForStates, sequencer);
    }

    /** Another program that tells somebody else of what it commits. */
    BookingContext programThatTells(Arrivals arrivals) {
        return anotherProgram(1 << 20, arrivals);
    }

    private BookingContext anotherProgram(long bytesForStates, Arrivals arrivals) {
        return new BookingContext(
                database.app(),
                log,
                new StreamStates(log, bytesForStates),
                new RuleBooks(log, reader),
                () -> TODAY,
                arrivals);
    }

    /** Waits until everything committed has a position, and returns the last one. */
    public long settled() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            try (var connection = database.app().getConnection();
                    var statement = connection.createStatement();
                    var row =
                            statement.executeQuery(
                                    "select count(*), (select last_position from sequencer_state)"
                                            + " from event")) {
                row.next();
                if (row.getLong(1) == row.getLong(2)) {
                    return row.getLong(2);
                }
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (SQLException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }
        throw new IllegalStateException("the sequencer did not come to rest");
    }

    /** The unit's events, once everything committed has a position. */
    public UnitHistory history(UnitCode unit) {
        settled();
        try (var connection = database.app().getConnection()) {
            return new UnitHistory(
                    reader.stream(connection, StreamId.of(unit)).stream()
                            .map(recorded -> recorded.as(UnitEvent.class))
                            .toList());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public @Nullable UnitBalance balance(UnitCode unit, LocalDate effectiveOn, long position) {
        try (var connection = database.app().getConnection()) {
            var facts = reader.facts(connection, List.of(StreamId.of(unit)));
            var history = new UnitHistory(facts.stream().map(r -> r.as(UnitEvent.class)).toList());
            return history.balance(effectiveOn, position, rules.asKnownAt(connection, position));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One number from the database. */
    public long count(String sql) {
        try (var connection = database.app().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The shipped law has this many publications. */
    public static int shippedRules() {
        return List.copyOf(ShippedLaw.publications()).size();
    }

    @Override
    public void close() {
        axon.close();
        appender.close();
        sequencer.close();
    }
}
