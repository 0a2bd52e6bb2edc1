package org.socai.api.rebuilds;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.rebuild.Phase;
import org.socai.projections.rebuild.TableDifference;

/**
 * A rebuild as it is answered.
 *
 * @param done positions whose rows are in the new tables
 * @param total positions there are to be
 * @param position through which the new tables hold the log; null while it runs and for one unit
 * @param quarantined how many streams the new tables leave out; null while it runs
 * @param differences the tables whose new rows are not the old ones
 * @param message why it did not succeed; null where it did
 */
record RebuildView(
        UUID id,
        RunningRebuild.State state,
        Phase phase,
        List<String> projections,
        @Nullable UnitCode unit,
        boolean acceptDifferences,
        long done,
        long total,
        @Nullable Long position,
        @Nullable Integer quarantined,
        List<Difference> differences,
        @Nullable String message) {
    /**
     * A table whose rows differ.
     *
     * @param positions of events whose rows differ, the first ones
     */
    record Difference(String table, Contents before, Contents after, List<Long> positions) {
        static Difference of(TableDifference difference) {
            return new Difference(
                    difference.table(),
                    Contents.of(difference.before()),
                    Contents.of(difference.after()),
                    difference.positions());
        }
    }

    /**
     * What was compared of a table.
     *
     * @param hash over all columns of all rows, as text because it exceeds what JSON numbers hold
     * @param sums of each column of whole numbers
     */
    record Contents(long rows, String hash, Map<String, BigInteger> sums) {
        static Contents of(TableDifference.Contents contents) {
            return new Contents(contents.rows(), contents.hash().toString(), contents.sums());
        }
    }

    static RebuildView of(RunningRebuild rebuild) {
        var outcome = rebuild.outcome();
        var result = outcome.result();
        var order = rebuild.order();
        return new RebuildView(
                rebuild.id(),
                outcome.state(),
                rebuild.progress().phase(),
                order.projections(),
                order.unit(),
                order.acceptDifferences(),
                rebuild.progress().done(),
                rebuild.progress().total(),
                result == null ? null : result.position(),
                result == null ? null : result.quarantined(),
                result == null
                        ? List.of()
                        : result.differences().stream().map(Difference::of).toList(),
                outcome.message());
    }
}
