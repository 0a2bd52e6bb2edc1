package org.socai.api.dataset;

/** How an employer pays what falls due. */
enum PayingHabit {
    /** In full, in the month in which it falls due. */
    PUNCTUAL(810),
    /** In time and rounded up to millions, so that some credit is always left. */
    ROUNDED_UP(60),
    /** Three months at once, the first two of them late, with the charge. */
    SEVERAL_MONTHS_AT_ONCE(40),
    /** In full with the charge, three to eight weeks after the due date. */
    WEEKS_LATE(40),
    /** In time, but only a part. */
    IN_PART(20),
    /** Hardly ever. */
    CHRONICALLY_LATE(30);

    private final int perMille;

    PayingHabit(int perMille) {
        this.perMille = perMille;
    }

    static PayingHabit of(Chance chance) {
        int drawn = chance.below(1_000);
        int sum = 0;
        for (var habit : values()) {
            sum += habit.perMille;
            if (drawn < sum) {
                return habit;
            }
        }
        throw new IllegalStateException("the habits do not add up to a thousand");
    }
}
