package org.socai.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.projections.Breaking;
import org.socai.projections.Facts;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.TableHashes;
import org.socai.projections.rebuild.RebuildProgress;
import org.socai.projections.rebuild.RebuildRequest;

/** A batch that breaks off before each of its statements, one after the other. */
class BrokenBatchTest {
    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();

    @BeforeEach
    void book() {
        ledger.catchUp();
        ledger.send(
                List.of(
                        Facts.registered("AAA001", "Công ty A", "", "04001"),
                        Facts.declared(
                                "AAA001",
                                "D1",
                                "2025-08",
                                "2025-08-10",
                                DeclarationKind.REGULAR,
                                7,
                                1_000_000),
                        Facts.paid("AAA001", "FT-1", "2025-09-15", 400_000)));
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rows_and_position_come_together_or_not_at_all(boolean terminates) throws SQLException {
        long last = ledger.lastPosition();
        long before = ledger.position.current();
        var empty = TableHashes.of(ledger.sql);
        int broken = 0;
        boolean done = false;
        while (!done) {
            var breaking = new Breaking(ledger.home.app(), broken + 1, terminates);
            done = applied(breaking, before, last);
            if (!done) {
                assertThat(breaking.isBroken()).isTrue();
                assertThat(ledger.position.current()).isEqualTo(before);
                assertThat(TableHashes.of(ledger.sql)).isEqualTo(empty);
                broken++;
            }
        }
        // Reading the page, lock, quarantine, rows, position, commit.
        assertThat(broken).isGreaterThanOrEqualTo(6);
        assertThat(ledger.position.current()).isEqualTo(last);
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.differences()).isEmpty();
    }

    private boolean applied(Breaking breaking, long before, long last) {
        try (Connection connection = breaking.open()) {
            connection.setAutoCommit(false);
            var events = ledger.reader.page(connection, before, (int) (last - before));
            ledger.feed.apply(connection, events);
            connection.commit();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }
}
