package org.socai.projections.rates;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.figures.LateCharges;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The overdue rate of an office or province at the end of a business day, as known at a position.
 *
 * <p>Offices and budget flags are those that hold on the day; units count with their whole year,
 * wherever they were administered before.
 */
public final class OverdueRate {
    private final JdbcClient jdbc;
    private final AwaitedRates awaitedRates;
    private final LateCharges lateCharges;

    public OverdueRate(DataSource database, AwaitedRates awaitedRates, LateCharges lateCharges) {
        this.jdbc = JdbcClient.create(database);
        this.awaitedRates = awaitedRates;
        this.lateCharges = lateCharges;
    }

    /** Sums of posted lines over all units in scope, in dong. */
    private record Sums(long overdue, long outstanding, long opening, long arisen, long allocated) {
        long denominator(DenominatorKind kind) {
            return switch (kind) {
                case RECEIVABLE -> Math.addExact(opening, arisen);
                case COLLECTED_PLUS_ARREARS -> Math.addExact(allocated, outstanding);
            };
        }
    }

    /**
     * The rate.
     *
     * @throws org.socai.ledger.rules.MissingRule where the figures of a unit in scope need a rate
     *     of late interest that was not known
     */
    public OverdueRateAnswer of(OverdueRateQuestion question) {
        awaitedRates.refuseIfAwaited(
                question.office(), question.budgetFunded().flag(), question.asOf());
        var sums = sums(question);
        long numerator = sums.overdue();
        if (question.charge()) {
            for (var charge : lateCharges.of(units(question), question.asOf()).values()) {
                numerator = Math.addExact(numerator, charge.total());
            }
        }
        return OverdueRateAnswer.of(question, numerator, sums.denominator(question.denominator()));
    }

    private Sums sums(OverdueRateQuestion question) {
        var day = question.asOf().effectiveOn();
        // A receipt debits cash and credits unallocated money; what both together keep is what was
        // applied.
        return jdbc.sql(
                        """
                        with in_scope as materialized (
                            select unit
                            from unit_at(:day, :position)
                            where starts_with(office, :office)
                              and (:budgetFunded::boolean is null or budget_funded = :budgetFunded::boolean)
                        ), principal as (
                            select coalesce(sum(l.amount) filter (where l.due_on < :day), 0) as overdue,
                                   coalesce(sum(l.amount), 0) as outstanding,
                                   coalesce(sum(l.amount) filter (where l.effective_on < :newYear), 0) as opening
                            from journal_line l join in_scope s on s.unit = l.unit
                            where l.account = 'RECEIVABLE' and l.effective_on <= :day and l.known_from <= :position
                        ), movement as (
                            select coalesce(-sum(l.amount) filter (where l.account = 'CONTRIBUTION_INCOME'), 0)
                                       as arisen,
                                   coalesce(sum(l.amount) filter (where l.account in ('CASH', 'UNALLOCATED')), 0)
                                       as allocated
                            from journal_line l join in_scope s on s.unit = l.unit
                            where l.account in ('CONTRIBUTION_INCOME', 'CASH', 'UNALLOCATED')
                              and l.effective_on between :newYear and :day and l.known_from <= :position
                        )
                        select overdue, outstanding, opening, arisen, allocated from principal, movement
                        """)
                .param("day", day)
                .param("newYear", LocalDate.of(day.getYear(), 1, 1))
                .param("position", question.asOf().position())
                .param("office", question.office())
                .param("budgetFunded", question.budgetFunded().flag())
                .query(
                        (row, _) ->
                                new Sums(
                                        row.getLong("overdue"),
                                        row.getLong("outstanding"),
                                        row.getLong("opening"),
                                        row.getLong("arisen"),
                                        row.getLong("allocated")))
                .single();
    }

    private List<UnitCode> units(OverdueRateQuestion question) {
        return jdbc.sql(
                        """
                        select unit
                        from unit_at(:day, :position)
                        where starts_with(office, :office)
                          and (:budgetFunded::boolean is null or budget_funded = :budgetFunded::boolean)
                        """)
                .param("day", question.asOf().effectiveOn())
                .param("position", question.asOf().position())
                .param("office", question.office())
                .param("budgetFunded", question.budgetFunded().flag())
                .query((row, _) -> new UnitCode(row.getString(1)))
                .list();
    }
}
