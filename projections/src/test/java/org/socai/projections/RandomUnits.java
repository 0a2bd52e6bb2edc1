package org.socai.projections;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.RandomFacts;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;

/**
 * Units with a random history each, at one time: facts in no order, taken back and corrected,
 * cycles that change, rates that come late or anew. Now and then a month is closed for all of them,
 * as an office does, and now and then only for one.
 */
public final class RandomUnits implements AutoCloseable {
    public final ProjectionsFixture ledger = ProjectionsFixture.withLaw();
    public final List<UnitCode> units = new ArrayList<>();
    public final long last;
    private final Random random;
    private final List<Deque<UnitCommand>> histories = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();

    /**
     * @param seed of everything
     * @param largest amounts above it are left out, in dong
     */
    public RandomUnits(long seed, long largest) {
        random = new Random(seed);
        var rates = new RandomFacts(seed).rates(false);
        var late = new ArrayList<RuleEvent>(rates.subList(0, random.nextInt(3) == 0 ? 2 : 0));
        ledger.publish(rates.subList(late.size(), rates.size()));
        for (int i = 0; i < 12; i++) {
            add(new RandomFacts(seed + 1_000L * (i / 4)), i, largest);
        }
        for (int round = 0; histories.stream().anyMatch(left -> !left.isEmpty()); round++) {
            book();
            if (round == 6) {
                ledger.publish(late);
            } else if (random.nextInt(12) == 0) {
                ledger.publish(List.of(anew(seed + round)));
            }
            ledger.catchUp(1 + random.nextInt(60));
        }
        last = ledger.catchUp();
    }

    /** Histories of one seed lie at one time, so each unit drops other facts of it. */
    private void add(RandomFacts facts, int number, long largest) {
        var unit = new UnitCode("RU%03d".formatted(number));
        units.add(unit);
        var history = new ArrayDeque<UnitCommand>();
        for (var command : facts.commands()) {
            if (command instanceof RegisterUnit || random.nextInt(6) > 0) {
                var own = of(unit, command);
                if (amount(own) <= largest) {
                    history.add(own);
                }
            }
        }
        histories.add(history);
        days.addAll(facts.days(12));
    }

    private void book() {
        var commands = new ArrayList<UnitCommand>();
        for (var history : histories) {
            for (int i = random.nextInt(3); i > 0 && !history.isEmpty(); i--) {
                commands.add(history.remove());
            }
        }
        ledger.send(commands);
        if (random.nextInt(3) == 0) {
            var month = ContributionMonth.of(pick(days));
            ledger.send(
                    units.subList(0, 4 + random.nextInt(units.size() - 3)).stream()
                            .map(unit -> new CloseMonths(unit, month))
                            .toList());
        }
    }

    private RuleEvent anew(long seed) {
        return pick(new RandomFacts(seed).rates(false));
    }

    private static UnitCommand of(UnitCode unit, UnitCommand command) {
        return switch (command) {
            case RegisterUnit c ->
                    new RegisterUnit(
                            unit,
                            c.details(),
                            c.office(),
                            c.cycle(),
                            c.budgetFunded(),
                            c.registeredOn());
            case ChangePaymentCycle c -> new ChangePaymentCycle(unit, c.cycle(), c.effectiveOn());
            case ChangeBudgetFunding c ->
                    new ChangeBudgetFunding(unit, c.budgetFunded(), c.effectiveOn());
            case DeclareObligation c -> new DeclareObligation(unit, c.declaration());
            case ReceivePayment c -> {
                var payment = c.payment();
                yield new ReceivePayment(
                        unit,
                        new Payment(
                                own(unit, payment.bankReference()),
                                payment.valueDate(),
                                payment.amount()),
                        c.remittance());
            }
            case ReversePayment c ->
                    new ReversePayment(unit, own(unit, c.bankReference()), c.reason());
            case CloseMonths c -> new CloseMonths(unit, c.through());
            default -> throw new IllegalStateException("no history has a " + command);
        };
    }

    private static BankReference own(UnitCode unit, BankReference reference) {
        return new BankReference(reference.value() + unit);
    }

    private static long amount(UnitCommand command) {
        return switch (command) {
            case DeclareObligation c when c.declaration().stated() != null ->
                    c.declaration().stated().total();
            case DeclareObligation c -> c.declaration().wageFund();
            case ReceivePayment c -> c.payment().amount();
            default -> 0;
        };
    }

    /** A day that facts lie around, or an end of a month. */
    public LocalDate day() {
        var day = pick(days);
        return random.nextInt(4) == 0 ? ContributionMonth.of(day).lastDay() : day;
    }

    /** A position that something may be known at; often a late one. */
    public long position() {
        return random.nextBoolean() ? last - random.nextLong(last / 4) : 1 + random.nextLong(last);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
