package org.socai.projections;

import java.time.LocalDate;
import java.util.Objects;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.projections.feed.AsOf;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRateQuestion;

/**
 * Numerator and denominator of an overdue rate, added up unit by unit from facts and derived
 * balances.
 */
record RateByHand(long numerator, long denominator) {
    static RateByHand of(ProjectionsFixture ledger, OverdueRateQuestion question) {
        var asOf = question.asOf();
        long numerator = 0;
        long denominator = 0;
        for (var unit : ledger.units.after("", asOf.position(), 1_000)) {
            var master = Objects.requireNonNull(ledger.units.master(unit, asOf));
            boolean wanted =
                    question.budgetFunded() == BudgetFunded.ALL
                            || master.budgetFunded()
                                    == (question.budgetFunded() == BudgetFunded.ONLY);
            if (wanted && master.office().value().startsWith(question.office())) {
                var now = balance(ledger, unit, asOf);
                numerator +=
                        now.totals().overdue() + (question.charge() ? now.totals().charge() : 0);
                denominator += denominator(ledger, unit, question, now);
            }
        }
        return new RateByHand(numerator, denominator);
    }

    private static long denominator(
            ProjectionsFixture ledger,
            UnitCode unit,
            OverdueRateQuestion question,
            UnitBalance now) {
        var asOf = question.asOf();
        var newYear = LocalDate.of(asOf.effectiveOn().getYear(), 1, 1);
        var before = balance(ledger, unit, new AsOf(newYear.minusDays(1), asOf.position()));
        var known = (Unit.Registered) ledger.figures.history(unit).asKnownAt(asOf.position());
        var facts = known.facts().assessedUnder(ledger.figures.rules(asOf.position()));
        if (question.denominator() == DenominatorKind.RECEIVABLE) {
            return before.totals().outstanding()
                    + facts.obligations().stream()
                            .filter(
                                    o ->
                                            between(
                                                    newYear,
                                                    o.declaration().declaredOn(),
                                                    asOf.effectiveOn()))
                            .mapToLong(o -> o.assessment().amounts().total())
                            .sum();
        }
        long received =
                facts.payments().stream()
                        .filter(p -> between(newYear, p.valueDate(), asOf.effectiveOn()))
                        .mapToLong(p -> p.amount())
                        .sum();
        long allocated = before.unallocated() + received - now.unallocated();
        return allocated + now.totals().outstanding();
    }

    private static boolean between(LocalDate first, LocalDate day, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private static UnitBalance balance(ProjectionsFixture ledger, UnitCode unit, AsOf asOf) {
        return Objects.requireNonNull(ledger.figures.balance(unit, asOf));
    }
}
