package org.socai.api.sample;

import java.time.YearMonth;

/** How the number of workers of an employer develops, in thousandths of those at the beginning. */
enum Workforce {
    STEADY {
        @Override
        int perMille(int month, YearMonth calendar) {
            return 1_000;
        }
    },
    GROWING {
        @Override
        int perMille(int month, YearMonth calendar) {
            return 1_000 + 9 * month;
        }
    },
    SHRINKING {
        @Override
        int perMille(int month, YearMonth calendar) {
            return 1_000 - 7 * month;
        }
    },
    /** More hands for the orders before the lunar new year, fewer after it. */
    NEW_YEAR_ORDERS {
        @Override
        int perMille(int month, YearMonth calendar) {
            return switch (calendar.getMonth()) {
                case OCTOBER, NOVEMBER -> 1_060;
                case DECEMBER, JANUARY -> 1_120;
                case FEBRUARY, MARCH -> 930;
                default -> 1_000;
            };
        }
    },
    /** More hands at the two harvests of the year. */
    HARVEST {
        @Override
        int perMille(int month, YearMonth calendar) {
            return switch (calendar.getMonth()) {
                case MAY, JUNE, OCTOBER, NOVEMBER -> 1_300;
                default -> 1_000;
            };
        }
    },
    /** New staff with every school year, nobody in between. */
    SCHOOL_YEAR {
        @Override
        int perMille(int month, YearMonth calendar) {
            return 1_000 + 25 * (month + 10) / 12;
        }
    };

    /**
     * The workforce of a month.
     *
     * @param month counted from the first month of the sample, which is 0
     */
    abstract int perMille(int month, YearMonth calendar);
}
