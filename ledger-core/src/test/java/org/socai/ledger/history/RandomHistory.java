package org.socai.ledger.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.contribution.Vnd;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitDetails;

/**
 * Small histories drawn at random from one seed, crowded where the law changes and where days,
 * months and amounts have edges. Some of the commands are refused; a history is what is left.
 */
final class RandomHistory {
    static final UnitCode UNIT = new UnitCode("TZ0001A");
    private static final List<String> MARKS =
            List.of("A", "B", "a", "0", "đ", "\uFF5E", "\uD83D\uDE00", "-");
    private static final List<YearMonth> CROWDED =
            List.of(
                    YearMonth.of(2015, 10),
                    YearMonth.of(2017, 3),
                    YearMonth.of(2021, 6),
                    YearMonth.of(2025, 2),
                    YearMonth.of(2025, 5),
                    YearMonth.of(2025, 7));

    private final Random random;
    private final YearMonth from;
    private final int months;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private int references;

    RandomHistory(long seed) {
        random = new Random(seed);
        from =
                random.nextInt(5) == 0
                        ? YearMonth.of(2014, 1).plusMonths(random.nextInt(140))
                        : pick(CROWDED).plusMonths(random.nextInt(4));
        months = 2 + random.nextInt(14);
        for (int i = 0; i < 8; i++) {
            days.add(edge(from.plusMonths(random.nextInt(months + 2))));
        }
    }

    /** Percent a month for every year, except that one may be left out. */
    SortedMap<String, BigDecimal> lateInterest(boolean oneMissing) {
        var rates = new TreeMap<String, BigDecimal>();
        for (int year = 2014; year <= 2025; year++) {
            rates.put("SI/" + year, BigDecimal.valueOf(5_000 + random.nextInt(9_000), 4));
            rates.put("HI/" + year, BigDecimal.valueOf(5_000 + random.nextInt(9_000), 4));
        }
        if (oneMissing) {
            rates.remove(
                    (random.nextBoolean() ? "SI/" : "HI/") + (from.getYear() + random.nextInt(2)));
        }
        return rates;
    }

    /** The publication of one such rate. */
    static LateInterestRatePublished published(String key, BigDecimal percent, String document) {
        return new LateInterestRatePublished(
                FundGroup.valueOf(key.substring(0, 2)),
                Integer.parseInt(key.substring(3)),
                Rate.ofPercent(percent.toPlainString()),
                document);
    }

    /** Registration first, then facts in no order. */
    List<UnitCommand> facts() {
        var commands = new ArrayList<UnitCommand>();
        commands.add(registration(UNIT));
        int count = 2 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            commands.add(fact());
        }
        return commands;
    }

    /** The same, with months being closed in between. */
    List<UnitCommand> factsAndClosings() {
        var commands = new ArrayList<UnitCommand>();
        for (var fact : facts()) {
            commands.add(fact);
            if (random.nextInt(5) == 0) {
                commands.add(closing());
            }
        }
        commands.add(closing());
        return commands;
    }

    RegisterUnit registration(UnitCode unit) {
        return new RegisterUnit(
                unit,
                new UnitDetails("Công ty TNHH Thử Nghiệm", null, UnitType.NON_STATE_ENTERPRISE),
                new OfficeCode("04001"),
                pick(List.of(PaymentCycle.values())),
                random.nextBoolean(),
                from.plusMonths(random.nextInt(3) - 1).atDay(1));
    }

    /** Days to ask for: around the facts, at the edges of months, and long after. */
    List<LocalDate> questions(int count) {
        return random.ints(count, 0, 4)
                .mapToObj(
                        kind ->
                                switch (kind) {
                                    case 0 -> pick(days).plusDays(random.nextInt(3) - 1);
                                    case 1, 2 -> edge(from.plusMonths(random.nextInt(months + 3)));
                                    default ->
                                            from.plusMonths(random.nextInt(months + 10))
                                                    .atDay(1 + random.nextInt(28));
                                })
                .distinct()
                .sorted()
                .toList();
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    Random random() {
        return random;
    }

    private UnitCommand closing() {
        var month = from.plusMonths(random.nextInt(months + 4));
        return new CloseMonths(UNIT, new ContributionMonth(month.getYear(), month.getMonthValue()));
    }

    private UnitCommand fact() {
        int kind = random.nextInt(100);
        if (kind < 48) {
            return new DeclareObligation(UNIT, remembered(declaration()));
        }
        if (kind < 60 && !declarations.isEmpty()) {
            return new DeclareObligation(UNIT, remembered(lowering(pick(declarations))));
        }
        if (kind < 88) {
            return new ReceivePayment(UNIT, payment(), "");
        }
        if (kind < 93 && !payments.isEmpty()) {
            return new ReversePayment(UNIT, pick(payments).bankReference(), "returned by bank");
        }
        var month = from.plusMonths(random.nextInt(months));
        return random.nextBoolean()
                ? new ChangePaymentCycle(
                        UNIT, pick(List.of(PaymentCycle.values())), halfYear(month))
                : new ChangeBudgetFunding(UNIT, random.nextBoolean(), edge(month));
    }

    private LocalDate halfYear(YearMonth month) {
        return month.withMonth(month.getMonthValue() <= 6 ? 1 : 7).atDay(1);
    }

    private Declaration remembered(Declaration declaration) {
        declarations.add(declaration);
        return declaration;
    }

    private Declaration declaration() {
        var period = from.plusMonths(random.nextInt(months));
        boolean given = random.nextInt(3) > 0;
        long wages = given ? 0 : amount();
        return new Declaration(
                new DeclarationReference(reference()),
                new ContributionMonth(period.getYear(), period.getMonthValue()),
                bookedOn(period),
                random.nextInt(4) == 0 ? DeclarationKind.RETROACTIVE : DeclarationKind.REGULAR,
                random.nextInt(50),
                wages,
                given ? 0 : random.nextBoolean() ? wages : wages / 3,
                given ? stated() : null);
    }

    private Declaration lowering(Declaration lowered) {
        var stated = lowered.stated();
        boolean byWages = stated == null;
        long part = 1L + random.nextInt(12);
        return new Declaration(
                new DeclarationReference(reference()),
                lowered.period(),
                random.nextBoolean()
                        ? lowered.declaredOn().plusDays(random.nextInt(60))
                        : pick(days),
                DeclarationKind.ADJUSTMENT,
                0,
                byWages ? -lowered.wageFund() / part : 0,
                byWages ? -lowered.uiWageFund() / part : 0,
                byWages ? null : mixed(stated, part));
    }

    private @Nullable FundAmounts mixed(FundAmounts stated, long part) {
        return FundAmounts.of(fund -> random.nextInt(5) == 0 ? amount() : -stated.of(fund) / part);
    }

    private FundAmounts stated() {
        return FundAmounts.of(_ -> random.nextInt(4) == 0 ? 0 : amount());
    }

    private Payment payment() {
        long amount =
                random.nextBoolean() || declarations.isEmpty()
                        ? amount()
                        : nearly(pick(declarations));
        var payment = new Payment(new BankReference(reference()), somewhen(), Math.max(1, amount));
        payments.add(payment);
        return payment;
    }

    /** About what a declaration comes to, or exactly what one fund of it does. */
    private long nearly(Declaration declaration) {
        var stated = declaration.stated();
        if (stated == null) {
            return declaration.wageFund() / 1000 * 325;
        }
        long amount = random.nextBoolean() ? stated.hi() : stated.total();
        return Math.min(Vnd.LARGEST_STATED, amount + random.nextInt(3) - 1);
    }

    private LocalDate bookedOn(YearMonth period) {
        return switch (random.nextInt(4)) {
            case 0 -> period.atDay(1 + random.nextInt(28));
            case 1 -> period.plusMonths(random.nextInt(20)).atDay(1 + random.nextInt(28));
            case 2 -> edge(period.plusMonths(random.nextInt(5)));
            default -> pick(days);
        };
    }

    private LocalDate somewhen() {
        return random.nextInt(3) > 0
                ? pick(days)
                : edge(from.plusMonths(random.nextInt(months + 3)));
    }

    private LocalDate edge(YearMonth month) {
        return switch (random.nextInt(4)) {
            case 0 -> month.atDay(1);
            case 1 -> month.atEndOfMonth();
            case 2 -> month.atDay(2);
            default -> month.atDay(3 + random.nextInt(26));
        };
    }

    private long amount() {
        long most =
                pick(
                        List.of(
                                1L,
                                9L,
                                5_000L,
                                3_000_000L,
                                200_000_000L,
                                200_000_000L,
                                40_000_000_000L,
                                999_999_999_999_998L));
        return 1 + (long) (random.nextDouble() * most);
    }

    private String reference() {
        return pick(MARKS) + (random.nextBoolean() ? pick(MARKS) : "") + ++references;
    }
}
