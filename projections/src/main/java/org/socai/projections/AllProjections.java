package org.socai.projections;

import java.util.List;
import org.socai.projections.arrears.DeclaredWorkersProjection;
import org.socai.projections.arrears.UnitAccountTables;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ReadModels;
import org.socai.projections.figures.AwaitedRateProjection;
import org.socai.projections.movement.MovementProjection;
import org.socai.projections.totals.KnowledgeBlocks;
import org.socai.projections.totals.OfficeTotalTables;
import org.socai.projections.units.MonthClosedProjection;
import org.socai.projections.units.UnitMasterProjection;
import org.socai.projections.unmatched.UnmatchedPaymentProjection;

/** The read models there are. They share one position, so that every answer is of one moment. */
public final class AllProjections {
    private AllProjections() {}

    public static List<Projection> list() {
        return List.of(
                new MovementProjection(),
                new UnitMasterProjection(),
                new MonthClosedProjection(),
                new DeclaredWorkersProjection(),
                new UnmatchedPaymentProjection(),
                new AwaitedRateProjection());
    }

    /** What is made from the tables of the projections, in the order in which it is filled. */
    public static List<DerivedTables> derived() {
        return derived(KnowledgeBlocks.DEFAULT);
    }

    /**
     * The same with offices added up in blocks of another size.
     *
     * @param blocks in which offices are added up; the same for as long as the tables live
     */
    public static List<DerivedTables> derived(KnowledgeBlocks blocks) {
        return List.of(new OfficeTotalTables(blocks), new UnitAccountTables());
    }

    /** Both. */
    public static ReadModels readModels() {
        return readModels(KnowledgeBlocks.DEFAULT);
    }

    /** Both, with offices added up in blocks of another size. */
    public static ReadModels readModels(KnowledgeBlocks blocks) {
        return new ReadModels(list(), derived(blocks));
    }
}
