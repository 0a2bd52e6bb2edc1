package org.socai.api.reports;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.socai.api.knowledge.BusinessDays;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.contribution.ContributionMonth;
import org.springframework.stereotype.Component;

/** The months a collection report counts, as requests name them: a year and its last month. */
@Component
final class CollectionMonths {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{4})-)?(0?[1-9]|1[0-2])");

    private final BusinessDays days;

    CollectionMonths(BusinessDays days) {
        this.days = days;
    }

    /**
     * The last month counted.
     *
     * @param year this one where missing
     * @param through {@code 2025-09} or {@code 9}; where missing the last month of the year that
     *     has begun, in a year to come its first
     * @throws RequestRefused when there is no such month, or it is not of the year
     */
    ContributionMonth last(@Nullable Integer year, @Nullable String through) {
        var today = ContributionMonth.of(days.today());
        if (through == null || through.isBlank()) {
            int counted = year == null ? today.year() : year;
            int month = counted < today.year() ? 12 : counted == today.year() ? today.month() : 1;
            return credible(counted, month);
        }
        var named = FORM.matcher(through);
        if (!named.matches()) {
            throw RequestRefused.invalid("through", "is a month written 2025-09 or 9");
        }
        var ofYear = named.group(1) == null ? year : Integer.valueOf(named.group(1));
        int counted = ofYear == null ? today.year() : ofYear;
        if (year != null && counted != year) {
            throw RequestRefused.invalid("through", "is a month of the year " + year);
        }
        return credible(counted, Integer.parseInt(named.group(2)));
    }

    /** The year before counts too, and has to be one that can be meant. */
    private ContributionMonth credible(int year, int month) {
        if (year < 1 || year > 9999) {
            throw RequestRefused.invalid("year", "is a year of four digits");
        }
        days.credible("year", LocalDate.of(year - 1, month, 1));
        days.credible("year", LocalDate.of(year, month, 1));
        return new ContributionMonth(year, month);
    }
}
