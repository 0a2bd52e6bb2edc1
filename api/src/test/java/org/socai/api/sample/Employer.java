package org.socai.api.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitType;

/**
 * One employer of the sample: its master data, how its workforce develops and how it pays.
 *
 * @param workers at the beginning
 * @param wage average contribution wage in thousands of dong at the beginning
 * @param habit how it pays, from {@code since} to before {@code until}; otherwise it pays in time
 * @param since null: from the beginning
 * @param until null: to this day
 */
record Employer(
        String code,
        String name,
        String taxCode,
        UnitType type,
        PaymentCycle cycle,
        boolean budgetFunded,
        LocalDate registeredOn,
        int workers,
        int wage,
        Workforce workforce,
        PayingHabit habit,
        @Nullable YearMonth since,
        @Nullable YearMonth until) {

    /** The offices by the last letter of a unit code: province first, then the office. */
    String office() {
        return switch (code.charAt(6)) {
            case 'A' -> "04001";
            case 'B' -> "04005";
            case 'C' -> "03801";
            case 'D' -> "03807";
            case 'E' -> "07906";
            default -> throw new IllegalStateException(code + " names no office");
        };
    }

    /** How the employer pays what falls due in a month. */
    PayingHabit habitIn(YearMonth month) {
        boolean begun = since == null || !month.isBefore(since);
        boolean ended = until != null && !month.isBefore(until);
        if (begun && !ended) {
            return habit;
        }
        return begun ? PayingHabit.CATCHING_UP : PayingHabit.ON_THE_DUE_DAY;
    }
}
