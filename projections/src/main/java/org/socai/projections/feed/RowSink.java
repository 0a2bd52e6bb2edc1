package org.socai.projections.feed;

import org.jspecify.annotations.Nullable;

/** Takes the rows that events imply, on their way into their tables. */
@FunctionalInterface
public interface RowSink {
    /** Takes one row; its values stand in the order of the table's columns. */
    void add(ProjectionTable table, @Nullable Object... values);
}
