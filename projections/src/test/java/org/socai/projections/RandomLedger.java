package org.socai.projections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.socai.ledger.acceptance.MixedForty;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.projections.totals.KnowledgeBlocks;

/**
 * Some units of three offices over five years, drawn from one seed: facts in no order, taken back,
 * corrected, published anew, and units that change place, often known years later. Fed in batches
 * that end anywhere.
 */
public final class RandomLedger implements AutoCloseable {
    public static final List<String> OFFICES = List.of("04001", "04002", "05001");
    public static final List<UnitCode> UNITS =
            IntStream.rangeClosed(1, 7).mapToObj(n -> new UnitCode("RU00" + n)).toList();
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 5 * 365;

    public final ProjectionsFixture ledger;
    public final long last;
    private final Random random;
    private final List<String> payments = new ArrayList<>();

    public RandomLedger(long seed, KnowledgeBlocks blocks) {
        random = new Random(seed);
        ledger = ProjectionsFixture.withLaw(blocks);
        ledger.publish(MixedForty.rates());
        ledger.send(UNITS.stream().map(this::registration).toList());
        for (int round = 0; round < 24; round++) {
            book(round);
            ledger.catchUp(1 + random.nextInt(60));
        }
        last = ledger.catchUp();
    }

    private void book(int round) {
        switch (random.nextInt(7)) {
            case 0 ->
                    ledger.publish(
                            List.of(
                                    new LateInterestRatePublished(
                                            FundGroup.SI,
                                            2018 + random.nextInt(4),
                                            Rate.ofPercent("0." + (5 + random.nextInt(4))),
                                            "notice " + round)));
            case 1 -> {
                if (!payments.isEmpty()) {
                    ledger.reverse(List.of(payments.remove(random.nextInt(payments.size()))));
                }
            }
            default -> {
                var commands = new ArrayList<UnitCommand>();
                for (int i = 0; i < 1 + random.nextInt(12); i++) {
                    commands.add(command(round * 100 + i));
                }
                ledger.send(commands);
            }
        }
    }

    private RegisterUnit registration(UnitCode unit) {
        return Facts.registered(unit.value(), "Công ty " + unit, "", pick(OFFICES));
    }

    private UnitCommand command(int number) {
        var unit = pick(UNITS);
        int kind = random.nextInt(20);
        if (kind < 9) {
            return declaration(unit, number);
        }
        if (kind < 14) {
            payments.add("P" + number);
            return Facts.paid(
                    unit.value(), "P" + number, day().toString(), 1L + random.nextInt(9_000_000));
        }
        if (kind < 17) {
            return new TransferUnit(unit, new OfficeCode(pick(OFFICES)), day());
        }
        if (kind < 18) {
            return new ChangeBudgetFunding(unit, random.nextBoolean(), day());
        }
        return new CloseMonths(unit, ContributionMonth.of(day()));
    }

    private UnitCommand declaration(UnitCode unit, int number) {
        var declaredOn = day();
        var period = ContributionMonth.of(declaredOn.minusMonths(random.nextInt(9)));
        boolean lowers = random.nextInt(5) == 0;
        long amount = 1L + random.nextInt(6_000_000);
        return Facts.declared(
                unit.value(),
                "D" + number,
                period.toString(),
                declaredOn.toString(),
                lowers ? DeclarationKind.ADJUSTMENT : DeclarationKind.REGULAR,
                random.nextInt(40),
                lowers ? -amount / 50 : amount);
    }

    /** A day that facts lie around. */
    public LocalDate day() {
        var day = FIRST.plusDays(random.nextInt(DAYS));
        return switch (random.nextInt(6)) {
            case 0 -> day.withDayOfMonth(1);
            case 1 -> day.withDayOfYear(1);
            case 2 -> ContributionMonth.of(day).lastDay();
            default -> day;
        };
    }

    /** A position that something may be known at. */
    public long position() {
        return 1 + random.nextLong(last);
    }

    public <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
