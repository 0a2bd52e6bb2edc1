package org.socai.api.sample;

/** How an employer pays what falls due. */
enum PayingHabit {
    /** In full, some days before the due date. */
    EARLY,
    /** In full, on the last day or the one before. */
    ON_THE_DUE_DAY,
    /** More than it owes, in round millions, so that some credit is always left. */
    ROUNDED_UP,
    /** In full with the charge, one to three weeks after the due date. */
    WEEKS_LATE,
    /** In full with the charge, after more than two months. */
    MONTHS_LATE,
    /** In time, but only a part. */
    IN_PART,
    /** What is new and a quarter more, to pay off old arrears. */
    CATCHING_UP,
    NOT_AT_ALL
}
