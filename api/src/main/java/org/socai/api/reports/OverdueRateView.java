package org.socai.api.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.socai.api.knowledge.Viewpoint;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRateAnswer;

/**
 * An overdue rate with all that it was made from, in dong.
 *
 * @param percent two decimals, rounded half up; null where the denominator is not above 0 and
 *     something is overdue
 * @param incompleteCount how many units of the office are in quarantine: what they add may be wrong
 * @param incomplete the first of them
 */
record OverdueRateView(
        long numerator,
        long denominator,
        @Nullable BigDecimal percent,
        DenominatorKind denominatorKind,
        Scope scope,
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        long incompleteCount,
        List<IncompleteUnit> incomplete) {
    /**
     * What the rate is about.
     *
     * @param office the beginning of the codes of the offices; empty for all
     * @param charge whether the numerator counts late charge
     * @param budgetFunded {@code only}, {@code none} or {@code all} of the units that the State
     *     budget funds
     */
    record Scope(String office, boolean charge, String budgetFunded) {}

    static OverdueRateView of(
            OverdueRateAnswer answer, Viewpoint viewpoint, IncompleteUnits incomplete) {
        var question = answer.question();
        return new OverdueRateView(
                answer.numerator(),
                answer.denominator(),
                answer.percent(),
                question.denominator(),
                new Scope(
                        question.office(),
                        question.charge(),
                        question.budgetFunded().name().toLowerCase(Locale.ROOT)),
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                incomplete.count(),
                incomplete.units());
    }
}
