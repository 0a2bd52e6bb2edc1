package org.socai.projections.collection;

import org.socai.ledger.contribution.ContributionMonth;
import org.socai.projections.collection.CollectionAnswer.Collected;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.totals.OfficeTotals;

/**
 * Collection results of an office or province (kết quả thu): what came in and where it went, from 1
 * January to the end of a month.
 *
 * <p>Each year counts the units that were the office's at the end of that month of that year, with
 * their whole year, wherever they were administered before. So the year before is the answer that
 * the same question about it gives.
 */
public final class CollectionResults {
    private final AwaitedRates awaitedRates;
    private final OfficeTotals totals;

    public CollectionResults(AwaitedRates awaitedRates, OfficeTotals totals) {
        this.awaitedRates = awaitedRates;
        this.totals = totals;
    }

    /**
     * The results.
     *
     * @throws org.socai.ledger.rules.MissingRule where the figures of a unit in scope need a rate
     *     of late interest that was not known
     */
    public CollectionAnswer of(CollectionQuestion question) {
        var through = question.through();
        var before = new ContributionMonth(through.year() - 1, through.month());
        return new CollectionAnswer(
                question, collected(question, through), collected(question, before));
    }

    private Collected collected(CollectionQuestion question, ContributionMonth through) {
        var asOf = new AsOf(through.lastDay(), question.position());
        awaitedRates.refuseIfAwaited(question.office(), null, asOf);
        var figures = totals.of(question.office(), null, asOf);
        return new Collected(
                figures.received(), figures.allocatedToPrincipal(), figures.allocatedToCharge());
    }
}
