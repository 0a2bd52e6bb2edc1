package org.socai.api.bench;

/** Something that is done when the process is told to end, unless it is closed before. */
final class OnExit implements AutoCloseable {
    private final Thread hook;

    OnExit(Runnable what) {
        this.hook = Thread.ofPlatform().unstarted(what);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process ends, and what was to be done is being done
        }
    }
}
