package org.socai.projections.feed;

import java.util.List;
import org.socai.ledger.history.Known;

/**
 * A read model: rows that copy what events imply, without a rule of its own. What an event implies
 * depends on nothing but the event, so that the same rows come about live, in a rebuild, and for
 * one unit alone.
 */
public interface Projection {
    /** The tables this projection alone writes. */
    List<ProjectionTable> tables();

    /** Hands over the rows that an event implies. */
    void project(Known event, RowSink rows);
}
