package org.socai.api.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.Declaration;

/** What one employer declares, month after month. */
final class DeclaredMonths {
    static final YearMonth FIRST = YearMonth.of(2023, 7);
    static final YearMonth LAST = YearMonth.of(2026, 9);

    private final Employer employer;
    private final Random random;
    private final List<Declaration> declarations = new ArrayList<>();
    private int drift;

    private DeclaredMonths(Employer employer, Random random) {
        this.employer = employer;
        this.random = random;
    }

    /** The regular declarations with their corrections, and what the stories add. */
    static List<Declaration> of(Employer employer, Random random) {
        var months = new DeclaredMonths(employer, random);
        months.declareAll();
        months.declarations.addAll(Stories.declarations(employer.code()));
        return months.declarations;
    }

    private void declareAll() {
        var begins = YearMonth.from(employer.registeredOn()).plusMonths(1);
        for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            int workers = workers(month);
            if (!month.isBefore(begins)) {
                declare(month, workers);
            }
        }
    }

    private void declare(YearMonth month, int workers) {
        long wages = workers * averageWage(month) * (990 + random.nextInt(21)) / 1_000;
        var declaredOn = Stories.declaredLate(employer.code(), month);
        int day = 2 + random.nextInt(15);
        add(
                month,
                "",
                declaredOn == null ? month.atDay(day) : declaredOn,
                DeclarationKind.REGULAR,
                workers,
                wages / 100 * 100);
        if (workers >= 10 && random.nextInt(100) < 3 && employer.type() != UnitType.ABROAD) {
            correct(month, 1 + random.nextInt(Math.max(1, workers / 40)));
        }
    }

    /** In the month after, some workers turn out to have come or gone. */
    private void correct(YearMonth month, int workers) {
        long wages = workers * averageWage(month) / 100 * 100;
        var declaredOn = month.plusMonths(1).atDay(5 + random.nextInt(10));
        boolean down = random.nextInt(5) < 3;
        add(month, "-DC1", declaredOn, DeclarationKind.ADJUSTMENT, workers, down ? -wages : wages);
    }

    private void add(
            YearMonth month,
            String suffix,
            LocalDate declaredOn,
            DeclarationKind kind,
            int workers,
            long wages) {
        boolean abroad = employer.type() == UnitType.ABROAD;
        declarations.add(
                new Declaration(
                        new DeclarationReference("D02-" + month + suffix),
                        ContributionMonth.of(month.atDay(1)),
                        declaredOn,
                        kind,
                        workers,
                        wages,
                        wages * insuredAgainstUnemployment() / 1_000 / 100 * 100,
                        abroad ? retirementOnly(wages) : null));
    }

    /** Workers abroad pay 22 % for retirement and nothing else (Law 41/2024/QH15 Art 33.2). */
    private static FundAmounts retirementOnly(long wages) {
        return new FundAmounts(0, wages * 22 / 100, 0, 0, 0);
    }

    private int workers(YearMonth month) {
        int number = (int) FIRST.until(month, ChronoUnit.MONTHS);
        int planned = employer.workers() * employer.workforce().perMille(number, month) / 1_000;
        if (employer.workers() >= 20 && employer.workforce() != Workforce.SCHOOL_YEAR) {
            drift +=
                    random.nextInt(2 * employer.workers() / 100 + 3) - employer.workers() / 100 - 1;
        }
        return Math.max(2, planned + drift);
    }

    /** In dong. The State's scales follow the base salary; other wages rise every January. */
    private long averageWage(YearMonth month) {
        long atFirst = employer.wage() * 1_000L;
        if (employer.budgetFunded()) {
            return atFirst * baseSalary(month) / 1_800;
        }
        int raises = month.getYear() - FIRST.getYear();
        return atFirst * (1_000L + 55L * raises) / 1_000;
    }

    /** In thousands of dong: Decrees 24/2023, 73/2024 and 161/2026. */
    private static long baseSalary(YearMonth month) {
        if (month.isBefore(YearMonth.of(2024, 7))) {
            return 1_800;
        }
        return month.isBefore(YearMonth.of(2026, 7)) ? 2_340 : 2_530;
    }

    /** The share of the wage fund in thousandths: officials and foreigners are not insured. */
    private long insuredAgainstUnemployment() {
        return switch (employer.type()) {
            case ADMINISTRATIVE -> 120;
            case COMMUNE -> 60;
            case ABROAD -> 0;
            case FOREIGN_INVESTED_ENTERPRISE -> 984;
            case STATE_OWNED_ENTERPRISE,
                    NON_STATE_ENTERPRISE,
                    PUBLIC_NON_BUSINESS,
                    COOPERATIVE,
                    NON_PUBLIC,
                    HOUSEHOLD ->
                    1_000;
        };
    }
}
