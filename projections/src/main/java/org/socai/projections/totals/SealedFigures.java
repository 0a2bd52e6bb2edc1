package org.socai.projections.totals;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Adds up of packed totals what counts for an office on a day. */
final class SealedFigures {
    private final OfficeFigures figures;
    private final String office;
    private final @Nullable Boolean budgetFunded;
    private final long day;
    private final long month;
    private final long newYear;

    /**
     * @param figures takes the sums
     * @param office an office code or the beginning of one
     * @param budgetFunded only what the State budget funds, or does not; null for all
     */
    SealedFigures(
            OfficeFigures figures, String office, @Nullable Boolean budgetFunded, LocalDate day) {
        this.figures = figures;
        this.office = office;
        this.budgetFunded = budgetFunded;
        this.day = day.toEpochDay();
        this.month = day.withDayOfMonth(1).toEpochDay();
        this.newYear = day.withDayOfYear(1).toEpochDay();
    }

    /**
     * Adds the whole months before the month of the day, or the days of that month.
     *
     * @param months whether these are totals of months
     */
    void add(byte[] totals, boolean months) {
        long last = months ? month - 1 : day;
        new PackedTotals(totals)
                .forEach(
                        this::counts,
                        total -> {
                            if (total.day() <= last) {
                                boolean inYear = !total.broughtForward() && total.day() >= newYear;
                                figures.add(total.measure(), inYear, total.amounts());
                            }
                        });
    }

    private boolean counts(Office of) {
        return of.code().startsWith(office)
                && (budgetFunded == null || budgetFunded == of.budgetFunded());
    }
}
