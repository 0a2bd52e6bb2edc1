package org.socai.projections.rates;

import org.socai.projections.arrears.OfficeCharges;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.totals.OfficeFigures;
import org.socai.projections.totals.OfficeTotals;

/**
 * The overdue rate of an office or province at the end of a business day, as known at a position.
 *
 * <p>Offices and budget flags are those that hold on the day; units count with their whole year,
 * wherever they were administered before.
 */
public final class OverdueRate {
    private final AwaitedRates awaitedRates;
    private final OfficeTotals totals;
    private final OfficeCharges charges;

    public OverdueRate(AwaitedRates awaitedRates, OfficeTotals totals, OfficeCharges charges) {
        this.awaitedRates = awaitedRates;
        this.totals = totals;
        this.charges = charges;
    }

    /**
     * The rate.
     *
     * @throws org.socai.ledger.rules.MissingRule where the figures of a unit in scope need a rate
     *     of late interest that was not known
     */
    public OverdueRateAnswer of(OverdueRateQuestion question) {
        var budgetFunded = question.budgetFunded().flag();
        awaitedRates.refuseIfAwaited(question.office(), budgetFunded, question.asOf());
        var figures = totals.of(question.office(), budgetFunded, question.asOf());
        long numerator = figures.overdue().total();
        if (question.charge()) {
            long charge = charges.of(question.office(), budgetFunded, question.asOf());
            numerator = Math.addExact(numerator, charge);
        }
        return OverdueRateAnswer.of(question, numerator, denominator(question, figures));
    }

    private static long denominator(OverdueRateQuestion question, OfficeFigures figures) {
        return switch (question.denominator()) {
            case RECEIVABLE -> figures.opening().plus(figures.arisen()).total();
            case COLLECTED_PLUS_ARREARS ->
                    figures.allocatedToPrincipal()
                            .plus(figures.allocatedToCharge())
                            .plus(figures.outstanding())
                            .total();
        };
    }
}
