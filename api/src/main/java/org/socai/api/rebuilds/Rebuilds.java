package org.socai.api.rebuilds;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.RequestRefused;
import org.socai.projections.rebuild.Rebuild;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The rebuilds of this program: one at a time, beside imports and closings and not in their queue.
 * The last ones are remembered until it stops. Thread-safe.
 */
@Component
class Rebuilds implements DisposableBean {
    private static final int REMEMBERED = 20;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Rebuild rebuild;
    private final Map<UUID, RunningRebuild> known = new LinkedHashMap<>();
    private @Nullable Thread worker;

    Rebuilds(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /**
     * Begins one.
     *
     * @throws RequestRefused when another one runs
     */
    synchronized RunningRebuild start(RebuildOrder order) {
        if (known.values().stream().anyMatch(RunningRebuild::isRunning)) {
            throw new RequestRefused(
                    ProblemType.REBUILD_RUNNING,
                    "another rebuild is running; there is one at a time");
        }
        var next = new RunningRebuild(UUID.randomUUID(), order);
        known.put(next.id(), next);
        var ids = known.keySet().iterator();
        while (known.size() > REMEMBERED && ids.hasNext()) {
            ids.next();
            ids.remove();
        }
        worker = Thread.ofPlatform().name("rebuild").daemon().start(() -> next.run(rebuild));
        return next;
    }

    /**
     * One that this program has begun.
     *
     * @throws NoSuchElementException when there is none of this id
     */
    synchronized RunningRebuild get(UUID id) {
        var found = known.get(id);
        if (found == null) {
            throw new NoSuchElementException("there is no such rebuild: " + id);
        }
        return found;
    }

    /** What is not in place yet is given up. */
    @Override
    public void destroy() throws InterruptedException {
        Thread last;
        synchronized (this) {
            known.values().forEach(one -> one.progress().cancel());
            last = worker;
        }
        if (last != null) {
            last.join(LONGEST_STOP);
        }
    }
}
