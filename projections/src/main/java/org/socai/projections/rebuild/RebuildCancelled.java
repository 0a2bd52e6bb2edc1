package org.socai.projections.rebuild;

/** A rebuild was told to stop; the old tables serve. */
public final class RebuildCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildCancelled() {
        super("the rebuild was cancelled; nothing has changed");
    }
}
