package org.socai.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.booking.Publications;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.PostedBalance;
import org.socai.ledger.rules.Payer;
import org.socai.ledger.rules.RuleEvent.ContributionRatePublished;
import org.socai.ledger.rules.Scope;
import org.socai.ledger.store.AppendFailed;
import org.socai.ledger.store.FaultScale;
import org.socai.ledger.store.LogOracle;
import org.socai.ledger.store.NewEvent;
import org.socai.ledger.store.PublicationLock;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;
import org.socai.ledger.unit.UnitRejected;

/** Commands from many callers of two programs over one ledger. */
class SeveralProgramsTest {
    private final LedgerOnPostgres ledger = new LedgerOnPostgres();
    private final CommandNode one = new CommandNode(ledger);
    private final CommandNode two = new CommandNode(ledger);

    @AfterEach
    void everything_is_closed() {
        one.close();
        two.close();
        ledger.close();
    }

    @Test
    void many_callers_on_one_unit_lose_nothing() throws Exception {
        var unit = one.register("HOT001");
        var acknowledged =
                callers(
                        FaultScale.CALLERS,
                        caller -> {
                            var keys = new ArrayList<String>();
                            for (int i = 0; i < FaultScale.COMMANDS; i++) {
                                keys.add(
                                        node(caller)
                                                .pay(
                                                        unit,
                                                        "HOT-" + caller + "-" + i,
                                                        dayOf(i),
                                                        1_000));
                            }
                            return keys;
                        });
        assertThat(acknowledged).hasSize(FaultScale.CALLERS * FaultScale.COMMANDS);
        LogOracle.assertRecorded(ledger, acknowledged);
        LogOracle.assertSound(ledger);
        assertThat(balance(unit).unallocated()).isEqualTo(1_000L * acknowledged.size());
    }

    @Test
    void many_callers_on_many_units_lose_nothing() throws Exception {
        var acknowledged =
                callers(
                        FaultScale.CALLERS,
                        caller -> {
                            var keys = new ArrayList<String>();
                            var unit = node(caller).register("MANY" + (100 + caller));
                            for (int i = 0; i < FaultScale.COMMANDS; i++) {
                                keys.add(
                                        node(caller + i)
                                                .pay(
                                                        unit,
                                                        "MANY-" + caller + "-" + i,
                                                        dayOf(i),
                                                        1_000));
                            }
                            return keys;
                        });
        LogOracle.assertRecorded(ledger, acknowledged);
        LogOracle.assertSound(ledger);
    }

    @Test
    void a_command_that_loses_every_race_is_decided_all_the_same() {
        var unit = one.register("RACE01");
        var races = new AtomicInteger();
        try (var loser =
                new CommandNode(
                        ledger,
                        () -> {
                            two.pay(unit, "FASTER-" + races.incrementAndGet(), 1_000);
                            return LedgerOnPostgres.TODAY;
                        })) {
            var key = loser.pay(unit, "SLOWER", 7);
            LogOracle.assertRecorded(ledger, List.of(key));
        }
        assertThat(races.get()).isGreaterThan(16);
        assertThat(balance(unit).unallocated()).isEqualTo(1_000L * races.get() + 7);
        LogOracle.assertSound(ledger);
    }

    @Test
    void one_fact_from_many_callers_is_recorded_once_and_acknowledged_to_all() throws Exception {
        var unit = one.register("SAME01");
        var acknowledged =
                callers(
                        FaultScale.CALLERS,
                        caller -> List.of(node(caller).pay(unit, "SAME-1", 5_000)));
        assertThat(acknowledged).hasSize(FaultScale.CALLERS);
        assertThat(balance(unit).unallocated()).isEqualTo(5_000);
        LogOracle.assertSound(ledger);
    }

    @Test
    void the_key_of_another_fact_is_refused_on_a_state_that_was_carried_forward() {
        var unit = one.register("KEYS01");
        var first = LocalDate.of(2024, 3, 10);
        for (int month = 0; month < 18; month++) {
            one.send(received(unit, "KEYS-" + month, first.plusMonths(month), 1_000));
        }
        var events = ledger.history(unit).events().size();
        for (var known : List.of("KEYS-0", "KEYS-16", "KEYS-17")) {
            for (int days : new int[] {-40, 0, 5}) {
                var other = received(unit, known, first.plusMonths(17).plusDays(days), 7);
                assertThatThrownBy(() -> one.send(other))
                        .as("%s %d days off", known, days)
                        .isInstanceOfSatisfying(
                                UnitRejected.class,
                                refused ->
                                        assertThat(refused.reason())
                                                .isEqualTo(UnitRejected.Reason.KEY_REUSED));
            }
        }
        one.send(received(unit, "KEYS-17", first.plusMonths(17), 1_000));
        one.send(received(unit, "KEYS-0", first, 1_000));
        assertThat(ledger.history(unit).events()).hasSize(events);
        assertThat(balance(unit).unallocated()).isEqualTo(18_000);
    }

    @Test
    void who_reads_a_long_history_leaves_a_snapshot_that_the_next_program_decides_on() {
        var unit = one.register("LONG001");
        var paid = LocalDate.of(2026, 2, 20);
        for (int n = 0; n < 50; n++) {
            one.send(declaration(unit, "LONG-D" + n));
            one.send(received(unit, "LONG-P" + n, paid, 4_000 + n));
        }
        var snapshots = "select count(*) from unit_snapshot where stream = 'unit:LONG001'";
        long kept = 0;
        for (int program = 1; program <= 2; program++) {
            try (var later = new CommandNode(ledger)) {
                later.send(declaration(unit, "LATER-D" + program));
                later.send(received(unit, "LATER-P" + program, paid, 4_000));
                int events = ledger.history(unit).events().size();
                later.send(received(unit, "LONG-P0", paid, 4_000));
                assertThat(ledger.history(unit).events()).hasSize(events);
            }
            assertPostedAsDerived(unit, ledger.settled());
            if (program == 1) {
                kept = ledger.count(snapshots);
            }
        }
        assertThat(kept).isPositive();
        assertThat(ledger.count(snapshots)).isEqualTo(kept);
        LogOracle.assertSound(ledger);
    }

    private static ReceivePayment received(
            UnitCode unit, String reference, LocalDate day, long amount) {
        return new ReceivePayment(
                unit, new Payment(new BankReference(reference), day, amount), "text");
    }

    @Test
    void nothing_is_refused_on_a_state_that_another_program_has_changed() {
        var unit = new UnitCode("LATER1");
        var transfer = new TransferUnit(unit, new OfficeCode("04002"), LocalDate.of(2025, 9, 1));
        assertThatThrownBy(() -> one.send(transfer)).isInstanceOf(UnitRejected.class);
        two.register("LATER1");
        one.send(transfer);
        assertThat(ledger.history(unit).events()).hasSize(2);
    }

    @Test
    void nothing_is_called_a_duplicate_on_a_state_that_another_program_has_changed() {
        var unit = one.register("BACK01");
        var other = one.register("BACK02");
        var payment = new Payment(new BankReference("BACK-1"), CommandNode.PAID, 1_000);
        one.send(new ReceivePayment(unit, payment, "text"));
        one.send(new AssignPayment(unit, payment, null));
        assertThat(ledger.history(unit).events()).hasSize(2);
        two.send(new WithdrawPayment(unit, payment.bankReference(), other));
        one.send(new AssignPayment(unit, payment, other));
        assertThat(ledger.history(unit).events()).hasSize(4);
    }

    @Test
    void decisions_never_stand_on_rules_that_have_been_replaced() throws Exception {
        var units = List.of(one.register("LAW001"), two.register("LAW002"));
        var publishing = new AtomicBoolean(true);
        var positions = new ArrayList<Long>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> declaring = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int caller = i;
                declaring.add(
                        pool.submit(
                                () -> {
                                    for (int n = 0; publishing.get(); n++) {
                                        node(caller + n)
                                                .send(declaration(units.get(caller), "D" + n));
                                    }
                                    return null;
                                }));
            }
            for (int percent = 1; percent <= 12; percent++) {
                ledger.publications.publish(
                        "director", List.of(rate(percent)), Publications.Together.NOTHING);
                positions.add(positionOfPublication(percent));
            }
            publishing.set(false);
            for (var caller : declaring) {
                caller.get(30, TimeUnit.SECONDS);
            }
        }
        positions.add(ledger.settled());
        for (var unit : units) {
            for (long position : positions) {
                assertPostedAsDerived(unit, position);
            }
        }
        LogOracle.assertSound(ledger);
    }

    @Test
    void commands_wait_as_long_as_a_publication_goes_on() throws Exception {
        var units = new ArrayList<UnitCode>();
        for (int i = 0; i < 8; i++) {
            units.add(one.register("WAITS" + i));
        }
        List<Future<String>> waiting = new ArrayList<>();
        try (var publishing = ledger.database.app().getConnection();
                var pool = Executors.newFixedThreadPool(units.size())) {
            publishing.setAutoCommit(false);
            try (var lock = publishing.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, PublicationLock.KEY);
                lock.execute();
            }
            for (var unit : units) {
                waiting.add(pool.submit(() -> one.pay(unit, "WAITS-" + unit, 1_000)));
            }
            // Many times as long as an append waits for anything else.
            Thread.sleep(600);
            assertThat(waiting).noneMatch(Future::isDone);
            publishing.commit();
            for (var answer : waiting) {
                answer.get(10, TimeUnit.SECONDS);
            }
        }
        ledger.settled();
        for (var unit : units) {
            assertThat(ledger.history(unit).events()).hasSize(2);
        }
        LogOracle.assertSound(ledger);
    }

    @Test
    void other_units_are_not_held_up_by_one_that_an_open_transaction_holds() throws Exception {
        var held = one.register("HELD01");
        var free = one.register("FREE01");
        try (var open = ledger.database.app().getConnection();
                var pool = Executors.newSingleThreadExecutor()) {
            open.setAutoCommit(false);
            var event = new UnitTransferred(held, new OfficeCode("04009"), CommandNode.PAID);
            ledger.log.append(open, List.of(NewEvent.fact(event, 1, "test", null)));
            var waiting = pool.submit(() -> one.pay(held, "HELD-1", 1_000));
            for (int i = 0; i < 20; i++) {
                one.pay(free, "FREE-" + i, 1_000);
            }
            assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            open.commit();
            waiting.get(10, TimeUnit.SECONDS);
        }
        assertThat(ledger.history(held).events()).hasSize(3);
        LogOracle.assertSound(ledger);
    }

    @Test
    void closing_appends_what_waits_and_refuses_what_comes_later() throws Exception {
        var unit = two.register("DRAIN1");
        List<Future<String>> waiting = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                var reference = "DRAIN-" + i;
                waiting.add(pool.submit(() -> two.pay(unit, reference, 1_000)));
            }
            waiting.getFirst().get();
            two.appender.close();
        }
        var acknowledged = new ArrayList<String>();
        for (var answer : waiting) {
            try {
                acknowledged.add(answer.get());
            } catch (ExecutionException refused) {
                assertThat(refused.getCause())
                        .isInstanceOf(AppendFailed.class)
                        .hasMessageContaining("shutting down");
            }
        }
        LogOracle.assertRecorded(ledger, acknowledged);
        assertThat(balance(unit).unallocated()).isEqualTo(1_000L * acknowledged.size());
        assertThatThrownBy(() -> two.pay(unit, "TOO-LATE", 1)).isInstanceOf(AppendFailed.class);
    }

    /** What one caller does; returns the keys of the facts it was told are recorded. */
    private interface Caller {
        List<String> run(int number) throws Exception;
    }

    private static List<String> callers(int count, Caller caller) throws Exception {
        List<Callable<List<String>>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            all.add(() -> caller.run(number));
        }
        var acknowledged = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(count)) {
            for (var keys : pool.invokeAll(all)) {
                acknowledged.addAll(keys.get());
            }
        }
        return acknowledged;
    }

    /**
     * The day of a caller's command. Callers go through the same days, some ahead of others, so
     * that much is booked on each of them and somewhat late.
     */
    private static LocalDate dayOf(int command) {
        return CommandNode.PAID.minusDays(200 - command * 200L / FaultScale.COMMANDS);
    }

    private CommandNode node(int number) {
        return number % 2 == 0 ? one : two;
    }

    private static ContributionRatePublished rate(int percent) {
        return new ContributionRatePublished(
                Fund.HI,
                Payer.EMPLOYER,
                new ContributionMonth(2026, 1),
                null,
                Rate.ofPercent(Integer.toString(percent)),
                Scope.ALL,
                "decree " + percent);
    }

    private static DeclareObligation declaration(UnitCode unit, String reference) {
        var month = new ContributionMonth(2026, 2);
        return new DeclareObligation(
                unit,
                new Declaration(
                        new DeclarationReference(reference),
                        month,
                        month.firstDay(),
                        DeclarationKind.REGULAR,
                        1,
                        1_000_000,
                        1_000_000,
                        null));
    }

    private long positionOfPublication(int number) {
        long sequence = LedgerOnPostgres.shippedRules() + number - 1L;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            long position =
                    ledger.count(
                            """
                            select coalesce(max(position), 0) from event join event_position using (id)
                            where stream = 'rules:vietnam' and sequence = %d
                            """
                                    .formatted(sequence));
            if (position > 0) {
                return position;
            }
        }
        throw new AssertionError("publication " + number + " got no position");
    }

    private UnitBalance balance(UnitCode unit) {
        return Objects.requireNonNull(ledger.balance(unit, CommandNode.PAID, ledger.settled()));
    }

    private void assertPostedAsDerived(UnitCode unit, long position) {
        var day = new ContributionMonth(2026, 3).lastDay();
        var derived = Objects.requireNonNull(ledger.balance(unit, day, position));
        var posted = PostedBalance.of(ledger.history(unit).lines(day, position), day);
        assertThat(posted.of(Fund.HI).outstanding())
                .as("%s at %d", unit, position)
                .isEqualTo(derived.of(Fund.HI).outstanding());
    }
}
