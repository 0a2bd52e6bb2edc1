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
        return jdbc.sql(
                        """
                        with in_scope as materialized (
                            select unit
                            from unit_at(:day, :position)
                            where starts_with(office, :office)
                              and (:budgetFunded::boolean is null or budget_funded = :budgetFunded::boolean)
                        ), moved as (
                            select m.kind, m.effective_on, m.due_on, m.sm + m.rs + m.oad + m.ui + m.hi as amount
                            from movement m join in_scope s on s.unit = m.unit
                            where m.effective_on <= :day and m.known_from <= :position
                        ), sums as (
                            select coalesce(sum(amount) filter (
                                       where kind in ('OBLIGATION', 'ALLOCATION') and due_on < :day), 0) as overdue,
                                   coalesce(sum(amount) filter (
                                       where kind in ('OBLIGATION', 'ALLOCATION')), 0) as outstanding,
                                   coalesce(sum(amount) filter (
                                       where kind in ('OBLIGATION', 'ALLOCATION') and effective_on < :newYear), 0)
                                       as opening,
                                   coalesce(sum(amount) filter (
                                       where kind = 'OBLIGATION' and effective_on >= :newYear), 0) as arisen,
                                   coalesce(-sum(amount) filter (
                                       where kind in ('ALLOCATION', 'CHARGE_ALLOCATION')
                                         and effective_on >= :newYear), 0) as allocated
                            from moved
                        )
                        select overdue, outstanding, opening, arisen, allocated from sums
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
