package org.socai.api.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Threads that all begin at once and do one thing after another for a while. */
final class Callers {
    private Callers() {}

    /** What one caller does; called again and again with the numbers from 0 on. */
    @FunctionalInterface
    interface Step {
        /** Returns the key of what was acknowledged, or null when there is nothing left to do. */
        @Nullable String take(int caller, int number) throws Exception;
    }

    /**
     * What the callers came to.
     *
     * @param failures what was not acknowledged, and why
     */
    record Done(Set<String> acknowledged, long nanos, List<String> failures) {
        double perSecond() {
            return acknowledged.size() * 1e9 / nanos;
        }
    }

    static Done run(int callers, Duration span, Step step) throws InterruptedException {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var failures = new ConcurrentLinkedQueue<String>();
        var begin = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int caller = 0; caller < callers; caller++) {
            int own = caller;
            threads.add(
                    Thread.ofPlatform()
                            .name("caller-" + own)
                            .start(
                                    () -> {
                                        try {
                                            begin.await();
                                            acknowledged.addAll(work(own, span, step));
                                        } catch (Exception failure) {
                                            failures.add("a caller ended with " + failure);
                                        }
                                    }));
        }
        long begun = System.nanoTime();
        begin.countDown();
        for (var thread : threads) {
            thread.join();
        }
        return new Done(
                new HashSet<>(acknowledged), System.nanoTime() - begun, List.copyOf(failures));
    }

    private static List<String> work(int caller, Duration span, Step step) throws Exception {
        var keys = new ArrayList<String>();
        long end = System.nanoTime() + span.toNanos();
        for (int number = 0; System.nanoTime() < end; number++) {
            var key = step.take(caller, number);
            if (key == null) {
                return keys;
            }
            keys.add(key);
        }
        return keys;
    }
}
