package org.socai.ledger.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitDetails;

/**
 * Years of one unit as they go: declared and paid month after month, some facts up to three months
 * behind the newest one, corrections of the last two years, payments taken back soon, months
 * closed.
 */
public final class OrderlyYears {
    private final Random random;
    private final boolean paysAll;
    private final YearMonth from;
    private final List<UnitCommand> commands = new ArrayList<>();
    private LocalDate newest;
    private int references;

    private OrderlyYears(long seed, boolean paysAll, int months) {
        this.random = new Random(seed);
        this.paysAll = paysAll;
        this.from = YearMonth.of(2025, 12).minusMonths(months - 1);
        this.newest = from.atDay(1);
        register();
        for (int i = 0; i < months; i++) {
            month(from.plusMonths(i));
        }
    }

    /** Years with gaps, arrears and corrections. */
    public OrderlyYears(long seed) {
        this(seed, false, 40 + new Random(seed).nextInt(60));
    }

    /** Ten years in which everything is paid in the month after. */
    public static OrderlyYears paid(long seed) {
        return new OrderlyYears(seed, true, 120);
    }

    public List<UnitCommand> commands() {
        return commands;
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return newest;
    }

    public List<RuleEvent> rates() {
        var rates = new ArrayList<RuleEvent>();
        for (int year = from.getYear() - 4; year <= 2025; year++) {
            rates.add(RandomHistory.published("SI/" + year, new BigDecimal("0.83"), "notice"));
            rates.add(RandomHistory.published("HI/" + year, new BigDecimal("0.75"), "notice"));
        }
        return rates;
    }

    private void register() {
        var cycles = paysAll ? List.of(PaymentCycle.MONTHLY) : List.of(PaymentCycle.values());
        commands.add(
                new RegisterUnit(
                        RandomHistory.UNIT,
                        new UnitDetails("Công ty Đều Đặn", null, UnitType.NON_STATE_ENTERPRISE),
                        new OfficeCode("04001"),
                        cycles.get(random.nextInt(cycles.size())),
                        random.nextBoolean(),
                        from.atDay(1)));
    }

    private void month(YearMonth month) {
        long wages = 1_000_000L * (20 + random.nextInt(400));
        declare(month, month.atDay(2 + random.nextInt(5)), DeclarationKind.REGULAR, wages, null);
        if (paysAll) {
            pay(month.atDay(20), wages / 1000 * 325);
            return;
        }
        if (random.nextInt(4) > 0) {
            pay(soon(month), wages / 1000 * (200 + random.nextInt(200)));
        }
        if (random.nextInt(6) == 0) {
            declare(
                    month.minusMonths(random.nextInt(30)),
                    soon(month),
                    DeclarationKind.RETROACTIVE,
                    wages / 50,
                    null);
        }
        if (random.nextInt(5) == 0) {
            var corrected = month.minusMonths(random.nextInt(20));
            if (!corrected.isBefore(from)) {
                declare(
                        corrected,
                        soon(month),
                        DeclarationKind.ADJUSTMENT,
                        0,
                        FundAmounts.of(_ -> random.nextInt(3) * -700_000L - 1));
            }
        }
        if (random.nextInt(12) == 0 && commands.getLast() instanceof ReceivePayment received) {
            commands.add(
                    new ReversePayment(
                            RandomHistory.UNIT, received.payment().bankReference(), "returned"));
        }
        if (random.nextInt(4) == 0) {
            var closed = month.minusMonths(random.nextInt(2));
            commands.add(
                    new CloseMonths(
                            RandomHistory.UNIT,
                            new ContributionMonth(closed.getYear(), closed.getMonthValue())));
            newest = later(newest, closed.atEndOfMonth());
        }
    }

    /** A day of the month, or one up to three months behind the newest fact. */
    private LocalDate soon(YearMonth month) {
        return random.nextInt(4) == 0
                ? newest.minusDays(random.nextInt(89))
                : month.atDay(1 + random.nextInt(28));
    }

    private void declare(
            YearMonth period,
            LocalDate on,
            DeclarationKind kind,
            long wages,
            @Nullable FundAmounts stated) {
        newest = later(newest, on);
        commands.add(
                new DeclareObligation(
                        RandomHistory.UNIT,
                        new Declaration(
                                new DeclarationReference("D" + ++references),
                                new ContributionMonth(period.getYear(), period.getMonthValue()),
                                on,
                                kind,
                                10,
                                wages,
                                wages,
                                stated)));
    }

    private void pay(LocalDate on, long amount) {
        newest = later(newest, on);
        commands.add(
                new ReceivePayment(
                        RandomHistory.UNIT,
                        new Payment(new BankReference("P" + ++references), on, amount),
                        ""));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
