package org.socai.projections.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.checks.PostedSums.PostedFigure;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.LateCharges;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.quarantine.Quarantine;
import org.socai.projections.units.Units;

/**
 * The checker: derives the figures of units from their facts once more and compares them with what
 * stands posted.
 *
 * <p>Principal and unallocated money must agree at every pair of dates, charges at the end of every
 * month that is closed for the unit; on other days the charges of an open month are posted only as
 * far as payments needed them. Units whose figures need a rate that was not known are reported as
 * waiting; units in quarantine are not compared.
 */
public final class PostedCheck {
    private static final int UNITS_AT_ONCE = 500;

    private final PostedSums postedSums;
    private final UnitFigures figures;
    private final LateCharges lateCharges;
    private final Units units;
    private final Quarantine quarantine;

    public PostedCheck(
            DataSource database,
            UnitFigures figures,
            LateCharges lateCharges,
            Units units,
            Quarantine quarantine) {
        this.postedSums = new PostedSums(database);
        this.figures = figures;
        this.lateCharges = lateCharges;
        this.units = units;
        this.quarantine = quarantine;
    }

    /** What is compared. */
    public enum Figure {
        OUTSTANDING,
        OVERDUE,
        CHARGE,
        UNALLOCATED
    }

    /**
     * A posted figure that does not follow from the facts: a defect of the ledger or damage to the
     * projection.
     *
     * @param fund null for money not applied to any fund
     */
    public record Difference(
            UnitCode unit, @Nullable Fund fund, Figure figure, long posted, long derived) {}

    /**
     * What was found.
     *
     * @param checked how many units were compared
     * @param waiting the units not compared, and the subject of the publication each waits for
     */
    public record Result(
            int checked, List<Difference> differences, Map<UnitCode, String> waiting) {}

    /** Checks all units known at the position. */
    public Result checkAll(AsOf asOf) {
        var all = new Result(0, new ArrayList<>(), new TreeMap<>());
        var some = units.after("", asOf.position(), UNITS_AT_ONCE);
        while (!some.isEmpty()) {
            var found = check(some, asOf);
            all.differences().addAll(found.differences());
            all.waiting().putAll(found.waiting());
            all = new Result(all.checked() + found.checked(), all.differences(), all.waiting());
            some = units.after(some.getLast().value(), asOf.position(), UNITS_AT_ONCE);
        }
        return all;
    }

    /** Checks some units; those in quarantine are left out, because their rows end too early. */
    public Result check(Collection<UnitCode> asked, AsOf asOf) {
        var some = new TreeSet<>(asked);
        some.removeAll(quarantine.among(asked, asOf.position()));
        var derived = figures.deriveFromFacts(some, asOf);
        var posted = postedSums.of(some, asOf);
        var closed = lateCharges.closedAtEndOf(some, asOf);
        var differences = new ArrayList<Difference>();
        derived.balances()
                .forEach(
                        (unit, balance) -> {
                            for (Fund fund : Fund.ALL) {
                                var of = balance.of(fund);
                                compare(
                                        posted,
                                        new PostedFigure(unit, fund, Figure.OUTSTANDING),
                                        of.outstanding(),
                                        differences);
                                compare(
                                        posted,
                                        new PostedFigure(unit, fund, Figure.OVERDUE),
                                        of.overdue(),
                                        differences);
                                if (closed.contains(unit)) {
                                    compare(
                                            posted,
                                            new PostedFigure(unit, fund, Figure.CHARGE),
                                            of.charge(),
                                            differences);
                                }
                            }
                            compare(
                                    posted,
                                    new PostedFigure(unit, null, Figure.UNALLOCATED),
                                    balance.unallocated(),
                                    differences);
                        });
        var waiting = new TreeMap<UnitCode, String>();
        derived.missing().forEach((unit, rule) -> waiting.put(unit, rule.subject()));
        return new Result(derived.balances().size(), differences, waiting);
    }

    private static void compare(
            Map<PostedFigure, Long> posted,
            PostedFigure key,
            long derived,
            List<Difference> differences) {
        long found = posted.getOrDefault(key, 0L);
        if (found != derived) {
            differences.add(new Difference(key.unit(), key.fund(), key.figure(), found, derived));
        }
    }
}
