package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.socai.projections.rebuild.Sessions.Work;

/**
 * What is left to do in one rebuild, for as many threads as there are cores. A work may have others
 * done and wait for them: its thread does its share of them meanwhile. Thread-safe.
 */
final class WorkQueue implements AutoCloseable {
    private static final ThreadLocal<@Nullable Group> DOING = new ThreadLocal<>();

    private final Sessions sessions;
    private final int threads;
    private final List<Thread> helpers = new ArrayList<>();
    private final List<Task> waiting = new ArrayList<>();
    private boolean closed;

    /**
     * @param threads with those that call {@link #runAll} from outside of any work
     */
    WorkQueue(Sessions sessions, int threads) {
        this.sessions = sessions;
        this.threads = threads;
    }

    private record Task(Group group, int order, Work work) {
        private static final Comparator<Task> FIRST =
                Comparator.<Task>comparingInt(task -> -task.group().depth)
                        .thenComparingInt(Task::order);
    }

    /** Works that are waited for together. */
    final class Group {
        private final int depth;
        private int left;
        private @Nullable Throwable failure;

        private Group(int depth) {
            this.depth = depth;
        }

        /**
         * Adds a work, also while others are done; after a failure there are no more.
         *
         * @param order those with less come first
         */
        void add(int order, Work work) {
            synchronized (WorkQueue.this) {
                if (failure == null) {
                    left++;
                    waiting.add(new Task(this, order, work));
                    WorkQueue.this.notifyAll();
                }
            }
        }

        private void fail(Throwable reason) {
            synchronized (WorkQueue.this) {
                failure = failure == null ? reason : failure;
                int before = waiting.size();
                waiting.removeIf(task -> task.group() == this);
                left -= before - waiting.size();
            }
        }

        private void endOne() {
            synchronized (WorkQueue.this) {
                left--;
                WorkQueue.this.notifyAll();
            }
        }

        private void throwFailure() throws SQLException {
            switch (failure) {
                case null -> {}
                case SQLException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /**
     * Does all works of a group; the first failure is thrown once those begun have ended.
     *
     * @param own the connection of this thread, in no transaction
     * @param first adds the works that wait for no others
     */
    void runAll(Connection own, Consumer<Group> first) throws SQLException {
        var outer = DOING.get();
        var group = new Group(outer == null ? 0 : outer.depth + 1);
        first.accept(group);
        startHelpers();
        boolean interrupted = false;
        while (true) {
            try {
                var task = next(group);
                if (task == null) {
                    break;
                }
                attempt(task, () -> sessions.onOwn(own, task.work()));
            } catch (InterruptedException stopped) {
                interrupted = true;
                group.fail(new RebuildCancelled());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        group.throwFailure();
    }

    private synchronized void startHelpers() {
        while (helpers.size() < Math.min(threads - 1, waiting.size() - 1)) {
            helpers.add(
                    Thread.ofPlatform()
                            .name("rebuild-" + (helpers.size() + 1))
                            .daemon()
                            .start(this::help));
        }
    }

    private void help() {
        try {
            for (var task = next(null); task != null; task = next(null)) {
                var taken = task;
                attempt(taken, () -> sessions.run(taken.work()));
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The next work for whoever waits for a group, or for a helper. */
    private synchronized @Nullable Task next(@Nullable Group waitedFor)
            throws InterruptedException {
        while (waitedFor == null ? !closed : waitedFor.left > 0) {
            var best = best(waitedFor == null ? 0 : waitedFor.depth);
            if (best != null) {
                waiting.remove(best);
                return best;
            }
            wait();
        }
        return null;
    }

    /** What others wait for comes first; a thread that waits itself begins nothing longer. */
    private @Nullable Task best(int depth) {
        return waiting.stream()
                .filter(task -> task.group().depth >= depth)
                .min(Task.FIRST)
                .orElse(null);
    }

    private interface Attempt {
        void run() throws SQLException;
    }

    private static void attempt(Task task, Attempt attempt) {
        var outer = DOING.get();
        DOING.set(task.group());
        try {
            attempt.run();
        } catch (SQLException | RuntimeException | Error failure) {
            task.group().fail(failure);
        } finally {
            DOING.set(outer);
            task.group().endOne();
        }
    }

    /** Ends the helpers; nobody may wait for a group any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        for (var helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException stopped) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
