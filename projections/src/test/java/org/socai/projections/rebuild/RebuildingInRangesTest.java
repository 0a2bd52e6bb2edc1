package org.socai.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socai.projections.AllProjections;
import org.socai.projections.RandomLedger;
import org.socai.projections.TableHashes;
import org.socai.projections.arrears.UnitAccountTables;
import org.socai.projections.feed.ReadModels;
import org.socai.projections.rebuild.LogCopy.Limits;
import org.socai.projections.totals.KnowledgeBlocks;
import org.socai.projections.totals.OfficeTotalTables;

/** The rows do not depend on how many of them are read and sent at once. */
class RebuildingInRangesTest {
    private static final KnowledgeBlocks TINY = new KnowledgeBlocks(8, 4);

    private static final ReadModels MODELS =
            new ReadModels(
                    AllProjections.list(),
                    List.of(new OfficeTotalTables(TINY), new UnitAccountTables(1)));

    /** Seven positions come to some hundred bytes, and to more than a thousand where many move. */
    @ParameterizedTest
    @CsvSource({
        // Each range by itself, and many together.
        "71, 7, 1, 1000000",
        "72, 7, 5000, 1000000",
        // Some ranges are too large, and some of those wait together with others.
        "73, 7, 5000, 1000",
        // All are.
        "74, 7, 5000, 1",
    })
    void as_at_once(long seed, int range, long enough, long most) throws SQLException {
        try (var random = new RandomLedger(seed, TINY)) {
            var living = TableHashes.of(random.ledger.sql);
            var atOnce = rebuilt(random, Limits.DEFAULT);
            living.remove("unit_account");
            living.remove("overdue_spell");
            assertThat(atOnce).as("seed %d", seed).containsAllEntriesOf(living);
            assertThat(rebuilt(random, new Limits(range, enough, most)))
                    .as("seed %d", seed)
                    .isEqualTo(atOnce);
        }
    }

    private static Map<String, String> rebuilt(RandomLedger random, Limits limits)
            throws SQLException {
        var ledger = random.ledger;
        var result =
                new Rebuild(ledger.home.owner()::getConnection, ledger.reader, MODELS, limits)
                        .run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.swapped()).isTrue();
        assertThat(result.quarantined()).isZero();
        return TableHashes.of(ledger.sql);
    }
}
