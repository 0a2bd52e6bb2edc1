package org.socai.api.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Obligation;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitFacts;

/**
 * Pays for one employer after what the ledger itself says it owes, as employers pay after the
 * office's monthly statement. What it declares must be in the ledger already.
 */
final class Payer {
    static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

    private static final LocalDate BEGINS = LocalDate.of(2023, 7, 31);
    private static final LocalDate NEW_LAW = LocalDate.of(2025, 7, 1);
    private static final long MILLION = 1_000_000;

    private final Employer employer;
    private final RuleBook rules;
    private final UnitFacts declared;
    private final List<Obligation> obligations;
    private final Random random;
    private final List<Payment> payments = new ArrayList<>();
    private final List<Credit> credits = new ArrayList<>();
    private long held;

    /** A visit to the bank for what is due on a day. */
    private record Visit(LocalDate on, LocalDate dueOn, PayingHabit habit) {}

    private Payer(Employer employer, UnitFacts declared, RuleBook rules, Random random) {
        this.employer = employer;
        this.rules = rules;
        this.declared = declared;
        this.obligations = declared.obligations();
        this.random = random;
    }

    /** Everything the employer pays, in order. */
    static List<Credit> creditsOf(Employer employer, PaperLedger ledger, Random random) {
        var state = (Unit.Registered) ledger.state(new UnitCode(employer.code()));
        var payer = new Payer(employer, state.facts(), ledger.rulesAt(ledger.position()), random);
        payer.visits().forEach(payer::pay);
        return payer.credits;
    }

    private List<Visit> visits() {
        var visits = new ArrayList<Visit>();
        var days = obligations.stream().map(o -> o.assessment().dueOn()).distinct().sorted();
        for (var dueOn : days.filter(day -> !day.isBefore(BEGINS)).toList()) {
            var habit = employer.habitIn(YearMonth.from(dueOn));
            var on = workingDay(dueOn.plusDays(delay(habit)));
            if (habit != PayingHabit.NOT_AT_ALL && !on.isAfter(LAST_DAY)) {
                visits.add(new Visit(on, dueOn, habit));
            }
        }
        if (employer.code().equals(Stories.RETURNED)) {
            visits.add(
                    new Visit(
                            Stories.PAID_AGAIN_ON,
                            Stories.RETURNED_DUE_ON,
                            PayingHabit.ON_THE_DUE_DAY));
        }
        visits.sort(Comparator.comparing(Visit::on));
        return visits;
    }

    private int delay(PayingHabit habit) {
        return switch (habit) {
            case EARLY -> -3 - random.nextInt(6);
            case WEEKS_LATE -> 6 + random.nextInt(16);
            case MONTHS_LATE -> 62 + random.nextInt(26);
            case IN_PART, CATCHING_UP -> -random.nextInt(4);
            case ON_THE_DUE_DAY, ROUNDED_UP, NOT_AT_ALL -> -random.nextInt(2);
        };
    }

    /** A bank books nothing at weekends; who must be in time goes there before. */
    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.minusDays(2);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private void pay(Visit visit) {
        long owed = owed(visit);
        long amount =
                switch (visit.habit()) {
                    case EARLY, ON_THE_DUE_DAY, WEEKS_LATE, MONTHS_LATE -> owed;
                    case ROUNDED_UP -> owed == 0 ? 0 : (owed / (5 * MILLION) + 1) * 5 * MILLION;
                    case IN_PART -> arisen(visit) * (60 + random.nextInt(26)) / 100;
                    case CATCHING_UP -> Math.min(owed, arisen(visit) * 5 / 4);
                    case NOT_AT_ALL -> 0;
                };
        if (visit.habit() == PayingHabit.IN_PART) {
            amount = amount / 100_000 * 100_000;
        }
        if (amount > 0) {
            credit(visit, Credit.of(employer, visit.on(), amount, period(visit.dueOn())));
        }
    }

    /** What happens to the transfer on its way into the ledger. */
    private void credit(Visit visit, Credit credit) {
        var story = employer.code() + " " + visit.dueOn();
        if (story.equals(Stories.RETURNED + " " + Stories.RETURNED_DUE_ON)
                && visit.on().isBefore(Stories.PAID_AGAIN_ON)) {
            credits.add(credit.takenBack("Ngân hàng hoàn trả: tài khoản chuyển bị phong tỏa"));
        } else if (story.equals(Stories.MISSPELT + " " + Stories.MISSPELT_DUE_ON)) {
            var misspelt = employer.code().replace('0', 'O');
            var text = Credit.text(misspelt, employer, period(visit.dueOn()));
            credits.add(credit.naming(text));
            held += credit.amount();
        } else if (story.equals(
                Stories.ONE_ZERO_TOO_MANY + " " + Stories.ONE_ZERO_TOO_MANY_DUE_ON)) {
            book(Credit.of(employer, visit.on(), credit.amount() * 10, period(visit.dueOn())));
        } else {
            book(credit);
            if (story.equals(Stories.REPORTED_TWICE + " " + Stories.REPORTED_TWICE_DUE_ON)) {
                credits.add(credit.takenBack("Ngân hàng báo có hai lần cho một lệnh chuyển tiền"));
            }
        }
    }

    private void book(Credit credit) {
        var reference = new BankReference(employer.code() + " " + credits.size());
        payments.add(new Payment(reference, credit.valueDate(), credit.amount()));
        credits.add(credit);
    }

    /** What the employer thinks it owes on the day: all that is due by then, and the charge. */
    private long owed(Visit visit) {
        var balance = balance(visit.on());
        long principal = balance.totals().outstanding() - notYetDue(visit) - balance.unallocated();
        long contested = contested(visit.on());
        long charge = contested == 0 ? payableCharge(visit.on()) : 0;
        return Math.max(0, principal + charge - contested - held);
    }

    private UnitBalance balance(LocalDate day) {
        var facts = new UnitFacts(declared.cycle(), declared.budgetFunded(), obligations, payments);
        return UnitBalance.derive(facts, rules, day);
    }

    private long contested(LocalDate day) {
        boolean concluded = !day.isBefore(Stories.CONCLUDED_ON);
        return concluded && employer.code().equals(Stories.INSPECTED) ? Stories.contested() : 0;
    }

    /** Under the new law the charge of a day can be paid from the day after it. */
    private long payableCharge(LocalDate day) {
        var through = day.isBefore(NEW_LAW) ? day : day.minusDays(1);
        return balance(through).totals().charge();
    }

    private long notYetDue(Visit visit) {
        return obligations.stream()
                .filter(o -> !o.declaration().declaredOn().isAfter(visit.on()))
                .filter(o -> o.assessment().dueOn().isAfter(visit.dueOn()))
                .mapToLong(o -> o.assessment().amounts().total())
                .sum();
    }

    private long arisen(Visit visit) {
        return obligations.stream()
                .filter(o -> !o.declaration().declaredOn().isAfter(visit.on()))
                .filter(o -> o.assessment().dueOn().equals(visit.dueOn()))
                .mapToLong(o -> o.assessment().amounts().total())
                .sum();
    }

    /** The period as payers write it: the last month that falls due. */
    private String period(LocalDate dueOn) {
        var last =
                obligations.stream()
                        .filter(o -> o.assessment().dueOn().equals(dueOn))
                        .map(o -> o.assessment().cycleEnd())
                        .max(Comparator.naturalOrder())
                        .orElse(ContributionMonth.of(dueOn));
        return String.format(Locale.ROOT, "thang %02d/%d", last.month(), last.year());
    }
}
