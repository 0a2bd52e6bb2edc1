package org.socai.projections.rebuild;

/** What a rebuild is doing. */
public enum Phase {
    /** The schema of the new tables is created. */
    PREPARING,
    /** The log is read in ranges, and its rows are copied. */
    COPYING,
    /** Indexes are made, and what is derived from the rows; new and old rows are read. */
    INDEXING,
    /** What has been recorded meanwhile is added. */
    CATCHING_UP,
    /** What was read of new and old rows is compared. */
    COMPARING,
    /** The new tables take the place of the old ones. */
    SWAPPING,
    /** The old tables, or the new ones that were not wanted, are dropped. */
    CLEARING,
    /** Nothing more is done. */
    ENDED
}
