package org.socai.api.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.statement.MonthlyStatement;
import org.socai.projections.statement.MonthlyStatement.FundMonth;
import org.socai.projections.statement.MonthlyStatement.Receipt;

/**
 * One unit's month as form C12-TS has it, in dong.
 *
 * @param effectiveOn the last day of the month
 */
record StatementView(
        UnitCode unitCode,
        ContributionMonth month,
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        List<FundMonth> funds,
        List<Receipt> receipts,
        long unallocatedOpening,
        long unallocatedClosing) {
    static StatementView of(MonthlyStatement statement, Viewpoint viewpoint) {
        return new StatementView(
                statement.unit(),
                statement.month(),
                statement.month().lastDay(),
                viewpoint.knownAt(),
                viewpoint.position(),
                statement.funds(),
                statement.receipts(),
                statement.unallocatedOpening(),
                statement.unallocatedClosing());
    }
}
