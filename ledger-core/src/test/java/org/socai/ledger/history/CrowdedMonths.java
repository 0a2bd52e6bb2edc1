package org.socai.ledger.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;

/**
 * A unit with some orderly years behind it, and then months with dozens of facts each: most in the
 * order of their days, several on one day, some a few days late; corrections, conclusions of
 * inspections about old months, payments taken back, closings. They begin before the law of 1 July
 * 2025 or behind it.
 */
final class CrowdedMonths {
    private static final UnitCode OTHER = new UnitCode("TZ0002B");

    private final Random random;
    private final OrderlyYears years;
    private final List<UnitCommand> commands = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final LocalDate begin;
    private LocalDate newest;
    private int references;

    CrowdedMonths(long seed) {
        random = new Random(seed);
        years = new OrderlyYears(seed);
        begin = LocalDate.of(2025, 5 + random.nextInt(6), 1);
        newest = begin;
        years.commands().stream().filter(this::isBefore).forEach(commands::add);
        for (int i = 0; i < 90; i++) {
            fact();
        }
    }

    List<UnitCommand> commands() {
        return commands;
    }

    List<RuleEvent> rates() {
        return years.rates();
    }

    LocalDate lastDay() {
        return newest;
    }

    private boolean isBefore(UnitCommand command) {
        return switch (command) {
            case DeclareObligation c -> c.declaration().declaredOn().isBefore(begin);
            case ReceivePayment c -> c.payment().valueDate().isBefore(begin);
            case CloseMonths c -> c.through().lastDay().isBefore(begin);
            default -> true;
        };
    }

    private void fact() {
        if (random.nextInt(3) == 0) {
            newest = newest.plusDays(1 + random.nextInt(2));
        }
        var day = random.nextInt(12) == 0 ? newest.minusDays(random.nextInt(25)) : newest;
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> declare(day, 0, DeclarationKind.REGULAR, wages(), null);
            case 7 -> declare(day, 20, DeclarationKind.RETROACTIVE, wages(), null);
            case 8 -> declare(day, 4, DeclarationKind.ADJUSTMENT, -wages() / 40, null);
            case 9 ->
                    declare(
                            day,
                            14,
                            DeclarationKind.RETROACTIVE,
                            0,
                            FundAmounts.of(_ -> random.nextInt(900_000)));
            case 10 -> takeBack();
            case 11 -> close();
            default -> pay(day);
        }
    }

    private void declare(
            LocalDate day,
            int monthsBack,
            DeclarationKind kind,
            long wages,
            @Nullable FundAmounts stated) {
        var period =
                ContributionMonth.of(day)
                        .plusMonths(monthsBack == 0 ? 0 : -random.nextInt(monthsBack));
        commands.add(
                new DeclareObligation(
                        RandomHistory.UNIT,
                        new Declaration(
                                new DeclarationReference(reference("C")),
                                period,
                                day,
                                kind,
                                3,
                                wages,
                                wages,
                                stated)));
    }

    private void pay(LocalDate day) {
        var payment = new Payment(new BankReference(reference("M")), day, 1 + wages() / 3);
        payments.add(payment);
        commands.add(new ReceivePayment(RandomHistory.UNIT, payment, ""));
    }

    private void takeBack() {
        if (!payments.isEmpty()) {
            var late = payments.get(payments.size() - 1 - random.nextInt(payments.size()) / 4);
            commands.add(
                    random.nextBoolean()
                            ? new ReversePayment(
                                    RandomHistory.UNIT, late.bankReference(), "returned")
                            : new WithdrawPayment(RandomHistory.UNIT, late.bankReference(), OTHER));
        }
    }

    private void close() {
        var month = ContributionMonth.of(newest).plusMonths(-random.nextInt(2));
        commands.add(new CloseMonths(RandomHistory.UNIT, month));
    }

    private long wages() {
        return 100_000L * (1 + random.nextInt(400));
    }

    /** No order of arrival: references of one day are taken in the order of their letters. */
    private String reference(String kind) {
        return (char) ('A' + random.nextInt(26)) + kind + ++references;
    }
}
