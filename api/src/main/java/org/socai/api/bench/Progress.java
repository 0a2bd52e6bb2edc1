package org.socai.api.bench;

import java.time.Duration;

/** Says on standard error what is being done, since when. */
final class Progress {
    private final long begun = System.nanoTime();

    void say(String what) {
        var since = elapsed();
        System.err.printf("%3d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), what);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
