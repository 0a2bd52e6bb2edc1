package org.socai.projections.totals;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.unit.Unit;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.feed.AsOf;

/** The figures of an office, added up unit by unit from the lines that its events imply. */
record FiguresByHand(
        FundAmounts outstanding,
        FundAmounts overdue,
        FundAmounts opening,
        FundAmounts arisen,
        FundAmounts toPrincipal,
        FundAmounts toCharge,
        long received) {
    static FiguresByHand of(OfficeFigures figures) {
        return new FiguresByHand(
                figures.outstanding(),
                figures.overdue(),
                figures.opening(),
                figures.arisen(),
                figures.allocatedToPrincipal(),
                figures.allocatedToCharge(),
                figures.received());
    }

    static FiguresByHand of(
            ProjectionsFixture ledger,
            Collection<UnitCode> units,
            String office,
            @Nullable Boolean budgetFunded,
            AsOf asOf) {
        var zero = FundAmounts.ZERO;
        var sum = new FiguresByHand(zero, zero, zero, zero, zero, zero, 0);
        for (var unit : units) {
            var history = ledger.figures.history(unit);
            if (history.asKnownAt(asOf.position()) instanceof Unit.Registered known
                    && known.office().at(asOf.effectiveOn()).value().startsWith(office)
                    && (budgetFunded == null
                            || budgetFunded.equals(known.budgetFunded().at(asOf.effectiveOn())))) {
                sum =
                        sum.plus(
                                of(
                                        history.lines(asOf.effectiveOn(), asOf.position()),
                                        asOf.effectiveOn()));
            }
        }
        return sum;
    }

    private static FiguresByHand of(Collection<JournalLine> lines, LocalDate day) {
        var newYear = day.withDayOfYear(1);
        var outstanding = FundAmounts.ZERO;
        var overdue = FundAmounts.ZERO;
        var opening = FundAmounts.ZERO;
        var arisen = FundAmounts.ZERO;
        var chargeInYear = FundAmounts.ZERO;
        var accruedInYear = FundAmounts.ZERO;
        long received = 0;
        for (var line : lines) {
            var amounts = FundAmounts.of(fund -> fund == line.fund() ? line.amount() : 0);
            boolean inYear = !line.effectiveOn().isBefore(newYear);
            switch (line.account()) {
                case RECEIVABLE -> {
                    outstanding = outstanding.plus(amounts);
                    if (line.dueOn().isBefore(day)) {
                        overdue = overdue.plus(amounts);
                    }
                    if (!inYear) {
                        opening = opening.plus(amounts);
                    }
                }
                case CHARGE_RECEIVABLE -> {
                    if (inYear) {
                        chargeInYear = chargeInYear.plus(amounts);
                    }
                }
                case CONTRIBUTION_INCOME -> arisen = inYear ? arisen.minus(amounts) : arisen;
                case CHARGE_INCOME ->
                        accruedInYear = inYear ? accruedInYear.minus(amounts) : accruedInYear;
                case CASH -> received += inYear ? line.amount() : 0;
                case UNALLOCATED, UNMATCHED -> {}
            }
        }
        return new FiguresByHand(
                outstanding,
                overdue,
                opening,
                arisen,
                opening.plus(arisen).minus(outstanding),
                accruedInYear.minus(chargeInYear),
                received);
    }

    private FiguresByHand plus(FiguresByHand other) {
        return new FiguresByHand(
                outstanding.plus(other.outstanding),
                overdue.plus(other.overdue),
                opening.plus(other.opening),
                arisen.plus(other.arisen),
                toPrincipal.plus(other.toPrincipal),
                toCharge.plus(other.toCharge),
                received + other.received);
    }
}
