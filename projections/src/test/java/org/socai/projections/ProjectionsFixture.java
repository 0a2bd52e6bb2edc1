package org.socai.projections;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.socai.ledger.acceptance.MixedForty;
import org.socai.ledger.booking.BookingContext;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Payments;
import org.socai.ledger.booking.Publications;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.booking.StreamStates;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.store.EventCodec;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.Sequencer;
import org.socai.ledger.store.TestPostgres;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitRejected;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.OfficeCharges;
import org.socai.projections.checks.PostedCheck;
import org.socai.projections.collection.CollectionResults;
import org.socai.projections.feed.Condenser;
import org.socai.projections.feed.ProjectionFeed;
import org.socai.projections.feed.ProjectionPosition;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.figures.LateCharges;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.quarantine.Quarantine;
import org.socai.projections.rates.OverdueRate;
import org.socai.projections.rebuild.Rebuild;
import org.socai.projections.statement.MonthlyStatements;
import org.socai.projections.totals.KnowledgeBlocks;
import org.socai.projections.totals.OfficeTotals;
import org.socai.projections.units.Units;
import org.socai.projections.unmatched.UnmatchedPayments;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A ledger of its own on a real PostgreSQL, with its sequencer running and all answers wired by
 * hand.
 */
public final class ProjectionsFixture implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    public final TestPostgres.Database home;
    public final HikariDataSource database;
    public final JdbcClient sql;
    public final LedgerReader reader;
    public final RuleBooks rules;
    public final ProjectionFeed feed;
    public final Condenser condenser;
    public final ProjectionPosition position;
    public final UnitFigures figures;
    public final LateCharges lateCharges;
    public final AwaitedRates awaitedRates;
    public final Units units;
    public final Arrears arrears;
    public final OverdueRate overdueRate;
    public final OfficeTotals totals;
    public final CollectionResults collection;
    public final MonthlyStatements statements;
    public final UnmatchedPayments unmatched;
    public final PostedCheck check;
    public final Rebuild rebuild;
    public final Quarantine quarantine;

    private final Sequencer sequencer;
    private final Bookings bookings;
    private final Publications publications;

    public ProjectionsFixture() {
        this(KnowledgeBlocks.DEFAULT);
    }

    /** A ledger whose offices are added up in blocks of another size. */
    public ProjectionsFixture(KnowledgeBlocks blocks) {
        feed = new ProjectionFeed(AllProjections.readModels(blocks));
        home = TestPostgres.freshDatabase();
        database = pool(home);
        sql = JdbcClient.create(database);
        var codec = new EventCodec();
        var log = new EventLog(codec);
        reader = new LedgerReader(codec);
        var states = new StreamStates(log, 32 << 20);
        rules = new RuleBooks(log, reader);
        sequencer = new Sequencer(database, _ -> {});
        var context = new BookingContext(database, log, states, rules, () -> TODAY, sequencer);
        bookings = new Bookings(context);
        publications = new Publications(context);
        position = new ProjectionPosition(database);
        figures = new UnitFigures(database, reader, rules, 10_000);
        lateCharges = new LateCharges(database, figures);
        awaitedRates = new AwaitedRates(database, figures);
        units = new Units(database);
        arrears = new Arrears(database, awaitedRates, figures, lateCharges, units);
        totals = new OfficeTotals(database, blocks);
        overdueRate = new OverdueRate(awaitedRates, totals, new OfficeCharges(database, figures));
        collection = new CollectionResults(awaitedRates, totals);
        statements = new MonthlyStatements(figures);
        unmatched = new UnmatchedPayments(database);
        rebuild =
                new Rebuild(home.owner()::getConnection, reader, AllProjections.readModels(blocks));
        condenser = new Condenser(database, AllProjections.readModels(blocks));
        quarantine = new Quarantine(database);
        check = new PostedCheck(database, figures, lateCharges, units, quarantine);
        sequencer.start();
    }

    private static HikariDataSource pool(TestPostgres.Database database) {
        var config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    /** A ledger that knows the shipped law. */
    public static ProjectionsFixture withLaw() {
        return withLaw(KnowledgeBlocks.DEFAULT);
    }

    /** The same with offices added up in blocks of another size. */
    public static ProjectionsFixture withLaw(KnowledgeBlocks blocks) {
        var fixture = new ProjectionsFixture(blocks);
        fixture.publish(ShippedLaw.publications());
        return fixture;
    }

    /** A ledger with everything of acceptance case mixed-40 before its second batch. */
    public static ProjectionsFixture withFirstBatch() {
        var fixture = withLaw();
        fixture.publish(MixedForty.rates());
        fixture.send(MixedForty.units());
        fixture.send(MixedForty.declarations(1));
        fixture.receive(MixedForty.payments(1));
        fixture.catchUp();
        return fixture;
    }

    public void publish(List<? extends RuleEvent> rules) {
        publications.publish("director", rules, Publications.Together.NOTHING);
    }

    /**
     * Sends commands in one transaction; those refused leave no trace. Returns how many were not.
     */
    public int send(List<? extends UnitCommand> commands) {
        return bookings.run(
                "collector",
                booking -> {
                    int refused = 0;
                    for (var command : commands) {
                        try {
                            booking.send(command, null);
                        } catch (UnitRejected refusal) {
                            refused++;
                        }
                    }
                    return commands.size() - refused;
                });
    }

    /** Books bank credits as an import does, in one transaction. */
    public void receive(List<? extends UnitCommand> payments) {
        bookings.run(
                "finance",
                booking -> {
                    var incoming = new Payments(booking);
                    for (var command : payments) {
                        if (command instanceof ReceivePayment received) {
                            incoming.receive(
                                    received.payment(),
                                    new Remittance(received.remittance()),
                                    null);
                        }
                    }
                    return null;
                });
    }

    public void assign(String reference, UnitCode unit) {
        bookings.run(
                "finance",
                booking -> new Payments(booking).assign(new BankReference(reference), unit, null));
    }

    public void reverse(List<String> references) {
        bookings.run(
                "finance",
                booking -> {
                    for (var reference : references) {
                        new Payments(booking)
                                .reverse(new BankReference(reference), "returned by bank", null);
                    }
                    return null;
                });
    }

    /** Closes every month up to one for all units. */
    public void close(String month) {
        catchUp();
        var through = ContributionMonth.parse(month);
        send(
                units.after("", Long.MAX_VALUE, 1_000).stream()
                        .map(unit -> new CloseMonths(unit, through))
                        .toList());
    }

    /** The second batch of mixed-40, each of its files in a transaction of its own. */
    public void secondBatch() {
        send(MixedForty.declarations(2));
        receive(MixedForty.payments(2));
        reverse(MixedForty.reversals());
        catchUp();
    }

    /**
     * Waits until all that is committed has a position, feeds it, and returns the last position.
     */
    public long catchUp() {
        return catchUp(5_000);
    }

    /** The same in batches of a size. */
    public long catchUp(int batch) {
        long last = lastPosition();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long reached = position.current();
            while (reached < last) {
                reached = feed.apply(connection, reader.page(connection, reached, batch));
                connection.commit();
                position.reached(reached);
                condenseAll();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return last;
    }

    private void condenseAll() throws SQLException {
        boolean more = true;
        while (more) {
            more = condenser.condense();
        }
    }

    /** The last position, once every event has one. */
    public long lastPosition() {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            long open =
                    sql.sql(
                                    "select count(*) from event e where not exists"
                                            + " (select 1 from event_position p where p.id = e.id)")
                            .query(Long.class)
                            .single();
            if (open == 0) {
                return sql.sql("select last_position from sequencer_state")
                        .query(Long.class)
                        .single();
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("the sequencer did not position every event");
    }

    @Override
    public void close() {
        sequencer.close();
        database.close();
    }
}
