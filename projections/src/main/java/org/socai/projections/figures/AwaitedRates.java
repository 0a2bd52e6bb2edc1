package org.socai.projections.figures;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Units for which nothing is posted from some day on, because a rate has not been published. Their
 * posted principal does not say what they owe after that day.
 */
public final class AwaitedRates {
    private final JdbcClient jdbc;
    private final UnitFigures figures;

    public AwaitedRates(DataSource database, UnitFigures figures) {
        this.jdbc = JdbcClient.create(database);
        this.figures = figures;
    }

    /**
     * Lets a report be made from posted figures only if they say what every unit in its scope owes.
     *
     * @param office an office code or the beginning of one; empty for all
     * @param budgetFunded only units that are, or are not; null for all
     * @throws org.socai.ledger.rules.MissingRule naming the rate, where one was awaited from a day
     *     in question
     */
    public void refuseIfAwaited(String office, @Nullable Boolean budgetFunded, AsOf asOf) {
        for (var unit : waiting(office, budgetFunded, asOf)) {
            // The derivation stops where the posting stopped, and says which publication is
            // missing.
            figures.balance(unit, asOf);
            throw new IllegalStateException(
                    "unit " + unit + " awaits a rate that its figures do not need");
        }
    }

    /**
     * The units that wait, in the order of their codes; without those in quarantine, which the
     * report names as incomplete.
     */
    public List<UnitCode> waiting(String office, @Nullable Boolean budgetFunded, AsOf asOf) {
        return jdbc.sql(
                        """
                        with waiting as (
                            select unit
                            from awaited_rate
                            where known_from <= :position and awaited_from <= :day
                            group by unit, subject, awaited_from
                            having sum(case when ended then -1 else 1 end) > 0)
                        select distinct p.unit collate "C" as unit
                        from waiting w
                        join unit_place p
                          on p.unit = w.unit and p.from_on <= :day and p.until_on > :day
                         and p.known_from <= :position and p.known_until > :position
                        where p.office between :office and :office || '~'
                          and not exists (select from quarantine q
                                          where q.stream = 'unit:' || w.unit and q.known_from <= :position)
                          and (:budgetFunded::boolean is null or p.budget_funded = :budgetFunded)
                        order by 1
                        """)
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .param("office", office)
                .param("budgetFunded", budgetFunded)
                .query((row, _) -> new UnitCode(row.getString(1)))
                .list();
    }
}
