package org.socai.api.rebuilds;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.socai.projections.rebuild.Phase;
import org.socai.projections.rebuild.Rebuild;
import org.socai.projections.rebuild.RebuildResult;
import org.springframework.stereotype.Component;

/** {@code ./socai rebuild}: a rebuild whose progress goes to the terminal. */
@Component
public final class RebuildCommand {
    /** What was wanted is in place. */
    static final int DONE = 0;

    /** It could not be done. */
    static final int FAILED = 1;

    /** New rows differ from old ones, and the old ones stay. */
    static final int DIFFERENT = 3;

    private static final long EVERY_MILLIS = 1_000;

    private final Rebuild rebuild;

    RebuildCommand(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Works until it has come to its end; returns the exit code. */
    public int run(RebuildOrder order, PrintStream out) throws InterruptedException {
        var running = new RunningRebuild(UUID.randomUUID(), order);
        var worker = Thread.ofPlatform().name("rebuild").start(() -> running.run(rebuild));
        var phase = Phase.PREPARING;
        while (!worker.join(Duration.ofMillis(EVERY_MILLIS))) {
            var now = running.progress().phase();
            if (now != phase || now == Phase.COPYING) {
                out.println(line(running));
                phase = now;
            }
        }
        var outcome = running.outcome();
        if (outcome.result() != null) {
            describe(outcome.result(), out);
        }
        if (outcome.message() != null) {
            out.println(outcome.message());
        }
        return switch (outcome.state()) {
            case SUCCEEDED -> DONE;
            case DIFFERENT -> DIFFERENT;
            case RUNNING, CANCELLED, FAILED -> FAILED;
        };
    }

    private static String line(RunningRebuild running) {
        var progress = running.progress();
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d positions",
                progress.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                progress.done(),
                progress.total());
    }

    private static void describe(RebuildResult result, PrintStream out) {
        for (var difference : result.differences()) {
            out.println(
                    "%s differs: %d rows before, %d after; positions %s"
                            .formatted(
                                    difference.table(),
                                    difference.before().rows(),
                                    difference.after().rows(),
                                    difference.positions()));
        }
        if (result.swapped()) {
            out.println("rebuilt through position " + result.position());
        } else {
            out.println(
                    "nothing has changed; --accept-differences puts the new rows in place all the"
                            + " same");
        }
        if (result.quarantined() > 0) {
            out.println(result.quarantined() + " streams are left out: see the quarantine");
        }
    }
}
