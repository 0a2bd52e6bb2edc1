package org.socai.api.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.projections.collection.CollectionAnswer;
import org.socai.projections.collection.CollectionAnswer.Collected;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;

/**
 * What an office collected in a year through a month, in dong.
 *
 * @param collected money received by value date
 * @param allocated money applied to principal and charge over all funds
 * @param funds one entry for every fund, in table order
 * @param plan null as long as no revenue plan is kept
 * @param percent of the plan; null with it
 * @param change collected less that of the year before
 * @param changePercent the change as a share of the year before, two decimals, rounded half up;
 *     null where nothing had been received then
 * @param incompleteCount how many units of the office are in quarantine: what they add may be wrong
 * @param incomplete the first of them
 */
record CollectionView(
        String office,
        int year,
        ContributionMonth through,
        long collected,
        long allocated,
        List<FundCollection> funds,
        @Nullable Long plan,
        @Nullable BigDecimal percent,
        YearBefore yearBefore,
        long change,
        @Nullable BigDecimal changePercent,
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        long incompleteCount,
        List<IncompleteUnit> incomplete) {
    /** What was applied to one fund. */
    record FundCollection(Fund fund, long principal, long charge) {}

    /** The same months of the year before. */
    record YearBefore(long collected, long allocated, List<FundCollection> funds) {}

    static CollectionView of(
            CollectionAnswer answer, Viewpoint viewpoint, IncompleteUnits incomplete) {
        var question = answer.question();
        var before = answer.yearBefore();
        return new CollectionView(
                question.office(),
                question.through().year(),
                question.through(),
                answer.year().received(),
                allocated(answer.year()),
                funds(answer.year()),
                null,
                null,
                new YearBefore(before.received(), allocated(before), funds(before)),
                answer.change(),
                answer.changePercent(),
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                incomplete.count(),
                incomplete.units());
    }

    private static long allocated(Collected collected) {
        return collected.principal().plus(collected.charge()).total();
    }

    private static List<FundCollection> funds(Collected collected) {
        return Fund.ALL.stream()
                .map(
                        fund ->
                                new FundCollection(
                                        fund,
                                        collected.principal().of(fund),
                                        collected.charge().of(fund)))
                .toList();
    }
}
