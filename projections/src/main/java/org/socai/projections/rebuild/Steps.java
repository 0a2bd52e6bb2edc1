package org.socai.projections.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.socai.projections.rebuild.Sessions.Work;

/**
 * Works of which some wait for others. Each is done as soon as a thread is free and what it waits
 * for is done; of several, the one added first.
 */
final class Steps {
    private final List<Step> all = new ArrayList<>();

    /** One of them. */
    final class Step {
        private final int order = all.size();
        private final Work work;
        private final List<Step> next = new ArrayList<>();
        private int awaited;

        private Step(Work work) {
            this.work = work;
        }

        private Work in(WorkQueue.Group group) {
            return connection -> {
                work.on(connection);
                for (var step : next) {
                    if (step.isLastAwaited()) {
                        group.add(step.order, step.in(group));
                    }
                }
            };
        }

        private boolean isLastAwaited() {
            synchronized (Steps.this) {
                awaited--;
                return awaited == 0;
            }
        }
    }

    /**
     * Adds one.
     *
     * @param after what it waits for
     */
    Step add(Work work, List<Step> after) {
        var step = new Step(work);
        step.awaited = after.size();
        after.forEach(earlier -> earlier.next.add(step));
        all.add(step);
        return step;
    }

    /** Does all; the first failure is thrown once those begun have ended. */
    void run(Sessions sessions) throws SQLException {
        var first = all.stream().filter(step -> step.awaited == 0).toList();
        sessions.runAll(group -> first.forEach(step -> group.add(step.order, step.in(group))));
    }
}
