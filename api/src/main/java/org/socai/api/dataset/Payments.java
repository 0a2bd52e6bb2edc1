package org.socai.api.dataset;

import java.time.LocalDate;
import org.socai.api.dataset.Chance.Topic;
import org.socai.api.dataset.Fact.Paid;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;

/** What employers pay for what they declared, after the habit of each. */
final class Payments {
    private static final long MILLION = 1_000_000;

    /** No cycle with its due date, nor three months at once, reaches back further. */
    private static final int LONGEST_BEFORE = 10;

    private final DataSet data;
    private final Declarations declarations;
    private final RuleBook law = RuleBook.empty().with(ShippedLaw.publications());

    Payments(DataSet data, Declarations declarations) {
        this.data = data;
        this.declarations = declarations;
    }

    /** Takes a payment with the month in which it arrives, and whether it comes back later. */
    @FunctionalInterface
    interface Arrival {
        void paid(ContributionMonth arrival, Paid paid, boolean comesBack);
    }

    /** Gives the payment that an employer makes because of a month, if any. */
    void of(Employer employer, ContributionMonth month, Arrival arrival) {
        var chance = Chance.of(data.seed(), Topic.PAYMENT, employer.number(), month.index());
        long amount = amount(employer.habit(), owed(employer, month), chance);
        if (amount == 0) {
            return;
        }
        var valueDate = valueDate(employer.habit(), month, chance);
        var reference = new BankReference("FT-%s-%s".formatted(employer.code(), month));
        var payment = new Payment(reference, valueDate, amount);
        int knownLate = chance.perMille(30) ? 1 : 0;
        var loss = Loss.of(data, employer, month);
        arrival.paid(
                ContributionMonth.of(valueDate).plusMonths(knownLate),
                named(employer, payment, month, loss),
                loss == Loss.RETURNED);
    }

    private static long amount(PayingHabit habit, long owed, Chance chance) {
        if (owed == 0) {
            return 0;
        }
        return switch (habit) {
            case PUNCTUAL -> owed;
            case SEVERAL_MONTHS_AT_ONCE, WEEKS_LATE -> owed + owed / 40;
            case ROUNDED_UP -> (owed / MILLION + 1) * MILLION;
            case IN_PART -> Math.max(1, owed / 100 * chance.between(55, 95));
            case CHRONICALLY_LATE -> chance.perMille(80) ? owed : 0;
        };
    }

    private static LocalDate valueDate(PayingHabit habit, ContributionMonth month, Chance chance) {
        return switch (habit) {
            case WEEKS_LATE -> month.lastDay().plusDays(chance.between(21, 56));
            case PUNCTUAL, ROUNDED_UP, SEVERAL_MONTHS_AT_ONCE, IN_PART, CHRONICALLY_LATE ->
                    month.firstDay().plusDays(chance.between(14, 27));
        };
    }

    private static Paid named(
            Employer employer, Payment payment, ContributionMonth month, Loss loss) {
        UnitCode unit = employer.code();
        return switch (loss) {
            case NONE, RETURNED -> new Paid(unit, payment, text(unit.value(), employer));
            case UNREADABLE -> new Paid(null, payment, "nop tien bao hiem thang " + month);
            case MISSPELT -> {
                var misspelt = new StringBuilder(unit.value());
                misspelt.setCharAt(2, 'O');
                yield new Paid(null, payment, text(misspelt.toString(), employer));
            }
        };
    }

    private static String text(String code, Employer employer) {
        return "+BHXH+103+00+%s+%s+dong BHXH+".formatted(code, employer.office());
    }

    /** What an employer thinks it owes when it pays because of a month. */
    private long owed(Employer employer, ContributionMonth month) {
        long owed = regular(employer, month);
        owed = Math.addExact(owed, corrected(employer, month));
        owed = Math.addExact(owed, chargeOfLateDeclaration(employer, month));
        var before = month.plusMonths(-1);
        if (before.compareTo(data.month(0)) >= 0 && Loss.of(data, employer, before) != Loss.NONE) {
            owed = Math.addExact(owed, owed(employer, before));
        }
        return owed;
    }

    /** The regular contributions of all months that this employer pays with a month. */
    private long regular(Employer employer, ContributionMonth month) {
        long owed = 0;
        for (int before = 0; before <= LONGEST_BEFORE; before++) {
            var period = month.plusMonths(-before);
            if (employer.declares(period) && paidWith(employer, period).equals(month)) {
                owed = Math.addExact(owed, of(employer, declarations.regular(employer, period)));
            }
        }
        return owed;
    }

    /** What a correction adds, and somewhat more for the charge that comes with it. */
    private long corrected(Employer employer, ContributionMonth month) {
        var correction = declarations.correction(employer, month);
        return correction == null || correction.wageFund() < 0
                ? 0
                : of(employer, correction) / 5 * 6;
    }

    /** A declaration that was made late brings a charge; payers notice it in the month after. */
    private long chargeOfLateDeclaration(Employer employer, ContributionMonth month) {
        var period = month.plusMonths(-2);
        if (!employer.declares(period)) {
            return 0;
        }
        var declared = declarations.regular(employer, period);
        boolean late = declared.declaredOn().isAfter(period.lastDay());
        return late ? of(employer, declared) / 25 : 0;
    }

    private long of(Employer employer, Declaration declared) {
        return law.contributions(declared.period(), employer.budgetFunded())
                .on(declared.wageFund(), declared.uiWageFund())
                .total();
    }

    private ContributionMonth paidWith(Employer employer, ContributionMonth period) {
        var due = law.dueDateRule(period).rule().dueOn(employer.cycle().endOf(period));
        var month = ContributionMonth.of(due);
        return employer.habit() == PayingHabit.SEVERAL_MONTHS_AT_ONCE
                ? month.plusMonths(2 - month.index() % 3)
                : month;
    }
}
