package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.CarriedTo;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.PostAnew;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;

/** States that begin with what was carried forward, against whole ones. */
class CarriedForwardTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
    private static final UnitCode OTHER = new UnitCode("TZ0002B");

    @Test
    void they_decide_the_same_events_or_ask_for_earlier_history() {
        int[] counted = new int[2];
        Seeds.each(
                3_000,
                seed -> {
                    var both = told(seed, false);
                    counted[0] += both.decisions;
                    counted[1] += both.askedForHistory;
                });
        assertThat(counted[0]).as("decisions on states carried forward").isGreaterThan(5_000);
        assertThat(counted[1]).as("those that asked").isBetween(1, counted[0] * 3 / 4);
    }

    @Test
    void facts_in_order_and_up_to_three_months_late_never_ask() {
        Seeds.each(
                60,
                seed -> {
                    var both = new BothStates(TODAY);
                    var years = new OrderlyYears(seed);
                    years.rates().forEach(both::publish);
                    for (var command : years.commands()) {
                        var events = both.tell(command);
                        if (!events.isEmpty()) {
                            both.carry(
                                    unit -> carried(unit, events.getFirst().effectiveOn(), both));
                        }
                    }
                    both.compareBalanceOn(years.lastDay());
                    assertThat(both.decisions).isGreaterThan(50);
                    assertThat(both.askedForHistory).as("seed %d", seed).isZero();
                });
    }

    @Test
    void a_month_that_a_recent_correction_lowers_is_not_forgotten_before_it_is_summed_up() {
        var both = new BothStates(TODAY);
        var years = OrderlyYears.paid(1);
        years.rates().forEach(both::publish);
        for (var command : years.commands()) {
            var events = both.tell(command);
            both.carry(unit -> carried(unit, events.getFirst().effectiveOn(), both));
            if (command instanceof DeclareObligation declared) {
                both.tell(loweringOfTwoYearsAgo(declared));
            }
        }
        assertThat(both.decisions).isGreaterThan(200);
        assertThat(both.askedForHistory).isLessThan(both.decisions / 2);
    }

    /** By one dong, in the oldest months whose totals are remembered and just before. */
    private static UnitCommand loweringOfTwoYearsAgo(DeclareObligation declared) {
        var of = declared.declaration();
        return new DeclareObligation(
                declared.unit(),
                new Declaration(
                        new DeclarationReference("L-" + of.reference()),
                        of.period().plusMonths(-25),
                        of.declaredOn(),
                        DeclarationKind.ADJUSTMENT,
                        0,
                        0,
                        0,
                        FundAmounts.of(fund -> fund == Fund.HI ? -1 : 0)));
    }

    @Test
    void what_is_remembered_of_a_unit_that_pays_does_not_grow_with_its_age() {
        Seeds.each(
                10,
                seed -> {
                    var both = new BothStates(TODAY);
                    var years = OrderlyYears.paid(seed);
                    years.rates().forEach(both::publish);
                    for (var command : years.commands()) {
                        var events = both.tell(command);
                        both.carry(unit -> carried(unit, events.getFirst().effectiveOn(), both));
                        var unit = (Unit.Registered) both.carried();
                        assertThat(unit.obligations().size() + unit.payments().size())
                                .isLessThan(24 + 20);
                    }
                    assertThat(both.carried().toString().length()).isLessThan(20_000);
                });
    }

    private static Unit carried(Unit unit, LocalDate day, BothStates both) {
        return unit instanceof Unit.Registered known
                ? known.carriedForward(day, both.rules())
                : unit;
    }

    @Test
    void recent_books_decide_the_same_events_in_any_order() {
        int[] counted = new int[2];
        Seeds.each(
                3_000,
                seed -> {
                    var both = told(seed, true);
                    counted[0] += both.inOrder;
                    counted[1] += both.late;
                });
        assertThat(counted[0]).as("facts in order").isGreaterThan(3_000);
        assertThat(counted[1]).as("late facts").isGreaterThan(3_000);
    }

    @Test
    void recent_books_decide_the_same_events_while_a_month_fills() {
        int[] counted = new int[2];
        Seeds.each(
                250,
                seed -> {
                    var both = new BothStates(TODAY);
                    var months = new CrowdedMonths(seed);
                    months.rates().forEach(both::publish);
                    for (var command : months.commands()) {
                        var events = both.tell(command);
                        if (!events.isEmpty()) {
                            both.carry(
                                    unit -> carried(unit, events.getFirst().effectiveOn(), both));
                        }
                    }
                    both.compareBalanceOn(months.lastDay());
                    counted[0] += both.inOrder;
                    counted[1] += both.late;
                });
        assertThat(counted[0]).as("facts in order").isGreaterThan(10_000);
        assertThat(counted[1]).as("late facts").isGreaterThan(500);
    }

    private static BothStates told(long seed, boolean recently) {
        var history = new RandomHistory(seed);
        var random = history.random();
        var both = new BothStates(TODAY);
        history.lateInterest(random.nextInt(3) == 0)
                .forEach(
                        (key, percent) ->
                                both.publish(RandomHistory.published(key, percent, "notice")));
        var told = new ArrayList<UnitCommand>();
        var commands = history.factsAndClosings();
        for (int i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            both.tell(command);
            told.add(command);
            if (random.nextInt(6) == 0) {
                both.tell(history.pick(told));
            }
            if (random.nextInt(8) == 0) {
                move(history.pick(told), both, random.nextBoolean());
            }
            if (random.nextInt(12) == 0) {
                var rates = history.lateInterest(false);
                var key = history.pick(List.copyOf(rates.keySet()));
                both.publish(RandomHistory.published(key, rates.get(key), "notice " + i));
            }
            var evening = history.pick(history.questions(3));
            both.compareBalanceOn(evening);
            if (recently && random.nextInt(9) == 0) {
                both.tell(new PostAnew(RandomHistory.UNIT, "a notice"));
            }
            if (recently && random.nextBoolean()) {
                both.carry(unit -> CarriedTo.recently(evening, unit, both.rules()));
            }
            if (random.nextInt(3) == 0) {
                both.carry(
                        unit ->
                                CarriedTo.evening(
                                        evening.withDayOfMonth(evening.lengthOfMonth()),
                                        unit,
                                        both.rules()));
                both.compareBalanceOn(evening.plusMonths(2));
            }
        }
        return both;
    }

    private static void move(UnitCommand command, BothStates both, boolean away) {
        if (command instanceof ReceivePayment receive) {
            var payment = receive.payment();
            both.tell(
                    away
                            ? new WithdrawPayment(receive.unit(), payment.bankReference(), OTHER)
                            : new AssignPayment(receive.unit(), payment, OTHER));
        }
    }
}
