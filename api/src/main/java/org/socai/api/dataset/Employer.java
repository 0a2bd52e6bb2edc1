package org.socai.api.dataset;

import org.socai.api.dataset.Chance.Topic;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;

/**
 * One employer of the province.
 *
 * @param number from 1 on
 * @param workers about how many it has
 * @param wage what a worker earns a month in the first year, in dong
 * @param begins the first month it declares
 * @param ends the last month it declares; it owes what it owes from then on
 */
record Employer(
        int number,
        UnitCode code,
        OfficeCode office,
        UnitType type,
        PaymentCycle cycle,
        boolean budgetFunded,
        PayingHabit habit,
        int workers,
        long wage,
        ContributionMonth begins,
        ContributionMonth ends) {
    /** This one is corrected over and over again. */
    static final int STORM = 1;

    private static final int OFFICES = 24;

    /** The second and every thousandth after it have ten thousand workers or more. */
    private static final int LARGEST_EVERY = 1_000;

    private static final int LARGEST = 2;

    static Employer of(DataSet data, int number) {
        var chance = Chance.of(data.seed(), Topic.EMPLOYER, number, 0);
        var type = type(number, chance);
        boolean budget =
                switch (type) {
                    case ADMINISTRATIVE, PUBLIC_NON_BUSINESS, COMMUNE -> true;
                    case STATE_OWNED_ENTERPRISE,
                            FOREIGN_INVESTED_ENTERPRISE,
                            NON_STATE_ENTERPRISE,
                            COOPERATIVE,
                            NON_PUBLIC,
                            HOUSEHOLD,
                            ABROAD ->
                            false;
                };
        var office = new OfficeCode("%05d".formatted(4_001 + chance.below(OFFICES)));
        var cycle = number == STORM ? PaymentCycle.MONTHLY : cycle(type, chance);
        var habit = number == STORM ? PayingHabit.IN_PART : PayingHabit.of(chance);
        int workers = workers(number, type, chance);
        long wage = 1_000L * chance.between(4_300, 9_500);
        boolean joins = number > LARGEST && data.months() > 2 && chance.perMille(120);
        boolean leaves = number > LARGEST && data.months() > 4 && chance.perMille(40);
        int last = data.months() - 1;
        var begins = data.month(joins ? chance.between(1, last / 2) : 0);
        var ends = data.month(leaves ? chance.between(last / 2 + 1, last) : last);
        return new Employer(
                number,
                new UnitCode("%s%07d".formatted(prefix(type), number)),
                office,
                type,
                cycle,
                budget,
                habit,
                workers,
                wage,
                begins,
                ends);
    }

    boolean declares(ContributionMonth month) {
        return begins.compareTo(month) <= 0 && month.compareTo(ends) <= 0;
    }

    private static UnitType type(int number, Chance chance) {
        int drawn = chance.below(1_000);
        if (number == STORM || number % LARGEST_EVERY == LARGEST) {
            return UnitType.FOREIGN_INVESTED_ENTERPRISE;
        }
        if (drawn < 600) {
            return UnitType.NON_STATE_ENTERPRISE;
        }
        if (drawn < 760) {
            return UnitType.HOUSEHOLD;
        }
        if (drawn < 840) {
            return UnitType.PUBLIC_NON_BUSINESS;
        }
        if (drawn < 890) {
            return UnitType.COMMUNE;
        }
        if (drawn < 930) {
            return UnitType.COOPERATIVE;
        }
        if (drawn < 955) {
            return UnitType.ADMINISTRATIVE;
        }
        if (drawn < 975) {
            return UnitType.NON_PUBLIC;
        }
        return drawn < 985 ? UnitType.STATE_OWNED_ENTERPRISE : UnitType.FOREIGN_INVESTED_ENTERPRISE;
    }

    private static PaymentCycle cycle(UnitType type, Chance chance) {
        boolean byHarvest = type == UnitType.COOPERATIVE || type == UnitType.HOUSEHOLD;
        if (!chance.perMille(byHarvest ? 350 : 15)) {
            return PaymentCycle.MONTHLY;
        }
        return chance.perMille(600) ? PaymentCycle.QUARTERLY : PaymentCycle.SEMI_ANNUAL;
    }

    /** Most employers are small, and some are as large as a town. */
    private static int workers(int number, UnitType type, Chance chance) {
        if (number == STORM) {
            return 300;
        }
        if (number % LARGEST_EVERY == LARGEST) {
            return chance.between(10_000, 40_000);
        }
        int drawn = chance.below(1_000);
        if (type == UnitType.HOUSEHOLD || drawn < 620) {
            return chance.between(1, 9);
        }
        if (drawn < 850) {
            return chance.between(10, 20);
        }
        if (drawn < 950) {
            return chance.between(21, 99);
        }
        return drawn < 992 ? chance.between(100, 999) : chance.between(1_000, 9_999);
    }

    private static String prefix(UnitType type) {
        return switch (type) {
            case STATE_OWNED_ENTERPRISE -> "TN";
            case FOREIGN_INVESTED_ENTERPRISE -> "TI";
            case NON_STATE_ENTERPRISE -> "TZ";
            case ADMINISTRATIVE -> "HC";
            case PUBLIC_NON_BUSINESS -> "SN";
            case COMMUNE -> "XP";
            case COOPERATIVE -> "HX";
            case NON_PUBLIC -> "NL";
            case HOUSEHOLD -> "CZ";
            case ABROAD -> "LD";
        };
    }
}
