package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.history.RandomLedger;
import org.socai.ledger.history.Seeds;
import org.socai.ledger.history.UnitHistory;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.store.Stretch;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.EarlierHistoryNeeded;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;

/** Figures from a snapshot and what follows it, against those from all facts. */
class ApproachTest {
    private static final UnitCode OTHER = new UnitCode("TZ0002B");
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    private int asked;
    private int fromSnapshots;
    private int fromSummedUp;
    private int passedOver;
    private int triedAgain;
    private int forgotten;

    @Test
    void figures_of_facts_in_no_order_are_those_that_all_facts_give() {
        Seeds.each(
                1_500,
                seed -> {
                    var random = new Random(seed);
                    var snapshots = new PaperSnapshots(random);
                    var told =
                            RandomLedger.told(
                                    seed,
                                    step -> snapshots.after(step.ledger, step.days(1).getFirst()));
                    for (var day : told.days(6)) {
                        compare(told.ledger, snapshots, day, random);
                    }
                });
        assertThat(fromSnapshots).as("answered from a snapshot").isGreaterThan(asked / 4);
        assertThat(fromSummedUp).as("from one that is summed up").isGreaterThan(asked / 40);
        assertThat(triedAgain).as("after a later one did not fit").isGreaterThan(asked / 50);
    }

    @Test
    void figures_of_orderly_years_with_late_facts_are_those_that_all_facts_give() {
        Seeds.each(
                80,
                seed -> {
                    var random = new Random(seed);
                    var snapshots = new PaperSnapshots(random);
                    var ledger = new PaperLedger(TODAY);
                    var years = new OrderlyYears(seed);
                    ledger.publish(years.rates());
                    var newest = LocalDate.MIN;
                    for (var command : disturbed(years, random)) {
                        for (var event : sent(command, ledger)) {
                            var day = event.effectiveOn();
                            newest = day.isAfter(newest) ? day : newest;
                        }
                        if (random.nextInt(200) == 0) {
                            ledger.publish(List.of(replaced(years.rates(), random)));
                        }
                        snapshots.after(ledger, newest.minusDays(random.nextInt(200)));
                    }
                    long days = ChronoUnit.DAYS.between(years.firstDay(), years.lastDay());
                    for (int i = 0; i < 40; i++) {
                        var day = years.firstDay().plusDays(random.nextLong(days + 90));
                        compare(ledger, snapshots, day, random);
                    }
                });
        assertThat(fromSnapshots).as("answered from a snapshot").isGreaterThan(asked / 2);
        assertThat(fromSummedUp).as("from one that is summed up").isGreaterThan(asked / 3);
        assertThat(passedOver).as("without all facts behind it").isGreaterThan(asked / 5);
        assertThat(triedAgain).as("after a later one did not fit").isGreaterThan(asked / 20);
        assertThat(forgotten).as("told to read the history").isBetween(1, asked / 10);
    }

    /**
     * The years' facts, some of them years late, and payments that move to another unit and back.
     */
    private static List<UnitCommand> disturbed(OrderlyYears years, Random random) {
        var commands = new ArrayList<UnitCommand>();
        var late = new ArrayList<UnitCommand>();
        for (var command : years.commands()) {
            if (!commands.isEmpty() && random.nextInt(40) == 0) {
                late.add(command);
            } else {
                commands.add(command);
            }
            if (!late.isEmpty() && random.nextInt(40) == 0) {
                commands.add(late.removeFirst());
            }
            if (random.nextInt(30) == 0 && command instanceof DeclareObligation declared) {
                commands.add(loweringLongAgo(declared, commands.size(), random));
            }
            if (random.nextInt(20) == 0) {
                move(commands.get(random.nextInt(commands.size())), random, commands);
            }
        }
        commands.addAll(late);
        return commands;
    }

    /** By one dong, in a month of which a state that is summed up may remember nothing. */
    private static UnitCommand loweringLongAgo(
            DeclareObligation declared, int number, Random random) {
        return new DeclareObligation(
                declared.unit(),
                new Declaration(
                        new DeclarationReference("L" + number),
                        declared.declaration().period().plusMonths(-20 - random.nextInt(20)),
                        declared.declaration().declaredOn(),
                        DeclarationKind.ADJUSTMENT,
                        0,
                        0,
                        0,
                        FundAmounts.of(fund -> fund == Fund.HI ? -1 : 0)));
    }

    private static void move(UnitCommand command, Random random, List<UnitCommand> commands) {
        if (command instanceof ReceivePayment receive) {
            commands.add(
                    random.nextBoolean()
                            ? new WithdrawPayment(
                                    receive.unit(), receive.payment().bankReference(), OTHER)
                            : new AssignPayment(receive.unit(), receive.payment(), OTHER));
        }
    }

    private static List<UnitEvent> sent(UnitCommand command, PaperLedger ledger) {
        try {
            return ledger.send(command);
        } catch (UnitRejected refused) {
            return List.of(); // it corrects more than there is, or had been taken back
        }
    }

    private static RuleEvent replaced(List<RuleEvent> rates, Random random) {
        var rate = (LateInterestRatePublished) rates.get(random.nextInt(rates.size()));
        return new LateInterestRatePublished(
                rate.fundGroup(),
                rate.year(),
                Rate.ofPercent("0." + (50 + random.nextInt(49))),
                "correction " + random.nextInt());
    }

    private void compare(
            PaperLedger ledger, PaperSnapshots snapshots, LocalDate day, Random random) {
        for (int i = 0; i < 4; i++) {
            long position = 1 + random.nextLong(ledger.position());
            compare(ledger, snapshots, day, position);
        }
    }

    private void compare(
            PaperLedger ledger, PaperSnapshots snapshots, LocalDate day, long position) {
        var history = ledger.history(PaperSnapshots.UNIT);
        var rules = ledger.rulesAt(position);
        long known = history.events().stream().filter(e -> e.position() <= position).count();
        var stream = StreamId.of(PaperSnapshots.UNIT);
        var way = new Approach(stream, day, known, rules, snapshots.places());
        asked++;
        int steps = 0;
        long read = 0;
        for (var unread = way.unread(); !unread.isEmpty(); unread = way.unread()) {
            way.read(facts(history, unread));
            steps++;
            read += unread.stream().mapToLong(part -> part.until() - part.from()).sum();
        }
        if (known == 0) {
            assertThat(history.balance(day, position, rules)).isNull();
            return;
        }
        var base = way.base();
        Unit.Registered state;
        try {
            state = way.arrive(snapshots.at(base));
        } catch (EarlierHistoryNeeded needed) {
            forgotten++;
            return;
        }
        assertThat(said(() -> UnitHistory.balance(state, day, rules)))
                .as("%s known at %d, from %s", day, position, base)
                .isEqualTo(said(() -> history.balance(day, position, rules)));
        fromSnapshots += base.sequence() > 0 ? 1 : 0;
        fromSummedUp += base.evening() == null ? 0 : 1;
        passedOver += base.sequence() + read < known ? 1 : 0;
        triedAgain += steps > 1 ? 1 : 0;
    }

    private static List<StreamEvent> facts(UnitHistory history, List<Stretch> parts) {
        var facts = new ArrayList<StreamEvent>();
        for (var part : parts) {
            for (long at = part.from(); at < part.until(); at++) {
                var recorded = history.events().get((int) at);
                if (recorded.causedBy() == null) {
                    facts.add(
                            new StreamEvent(
                                    part.stream(), at, recorded.eventId(), recorded.event()));
                }
            }
        }
        return facts;
    }

    private static @Nullable Object said(Supplier<@Nullable UnitBalance> derivation) {
        try {
            return derivation.get();
        } catch (MissingRule missing) {
            return missing.subject();
        }
    }
}
