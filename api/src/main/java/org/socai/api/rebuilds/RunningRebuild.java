package org.socai.api.rebuilds;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.contribution.StreamId;
import org.socai.projections.feed.Poison;
import org.socai.projections.rebuild.Rebuild;
import org.socai.projections.rebuild.RebuildCancelled;
import org.socai.projections.rebuild.RebuildProgress;
import org.socai.projections.rebuild.RebuildRefused;
import org.socai.projections.rebuild.RebuildResult;

/** One rebuild of this program, from its beginning until long after its end. Thread-safe. */
final class RunningRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRebuild.class);

    private final UUID id;
    private final RebuildOrder order;
    private final RebuildProgress progress = new RebuildProgress();
    private volatile Outcome outcome = new Outcome(State.RUNNING, null, null, null);

    RunningRebuild(UUID id, RebuildOrder order) {
        this.id = id;
        this.order = order;
    }

    /** How a rebuild stands. */
    enum State {
        RUNNING,
        /** What was wanted is in place. */
        SUCCEEDED,
        /** New rows differ from old ones, which stay in place. */
        DIFFERENT,
        CANCELLED,
        /** It could not be done; the old rows serve. */
        FAILED
    }

    /**
     * What came of it.
     *
     * @param result of a rebuild of tables that came to its end
     * @param quarantined the event that still cannot be projected, of a rebuild of one unit
     * @param message why it failed, in a sentence
     */
    record Outcome(
            State state,
            @Nullable RebuildResult result,
            @Nullable Poison quarantined,
            @Nullable String message) {
        static Outcome of(RebuildResult result) {
            return new Outcome(
                    result.swapped() ? State.SUCCEEDED : State.DIFFERENT, result, null, null);
        }

        static Outcome failed(State state, @Nullable String message) {
            return new Outcome(state, null, null, message);
        }
    }

    UUID id() {
        return id;
    }

    RebuildOrder order() {
        return order;
    }

    RebuildProgress progress() {
        return progress;
    }

    Outcome outcome() {
        return outcome;
    }

    boolean isRunning() {
        return outcome.state() == State.RUNNING;
    }

    /** Works until it has come to its end, whatever that is. */
    void run(Rebuild rebuild) {
        try {
            outcome = work(rebuild);
        } catch (RebuildCancelled cancelled) {
            outcome = Outcome.failed(State.CANCELLED, cancelled.getMessage());
        } catch (RebuildRefused refused) {
            outcome = Outcome.failed(State.FAILED, refused.getMessage());
        } catch (SQLException | RuntimeException failure) {
            LOG.error("the rebuild failed; the old read models serve", failure);
            outcome = Outcome.failed(State.FAILED, failure.toString());
        }
    }

    private Outcome work(Rebuild rebuild) throws SQLException {
        var unit = order.unit();
        if (unit == null) {
            return Outcome.of(rebuild.run(order.tables(), progress));
        }
        var result = rebuild.stream(StreamId.of(unit));
        var poison = result.quarantined();
        return poison == null
                ? new Outcome(State.SUCCEEDED, null, null, null)
                : new Outcome(
                        State.FAILED,
                        null,
                        poison,
                        "the unit stays in quarantine from position %d on: %s"
                                .formatted(poison.position(), poison.reason()));
    }
}
