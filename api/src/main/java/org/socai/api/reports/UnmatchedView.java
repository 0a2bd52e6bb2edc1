package org.socai.api.reports;

import java.time.Instant;
import java.util.List;
import org.socai.api.http.PageInfo;
import org.socai.api.knowledge.Viewpoint;
import org.socai.projections.Page;
import org.socai.projections.unmatched.UnmatchedList;
import org.socai.projections.unmatched.UnmatchedList.Row;

/**
 * A page of the bank credits that wait for their unit, oldest first. No business day limits it:
 * money held is held.
 *
 * @param count over all pages
 * @param sum over all pages, in dong
 */
record UnmatchedView(
        Instant knownAt, long position, int count, long sum, List<Row> rows, PageInfo page) {
    static UnmatchedView of(UnmatchedList held, Viewpoint viewpoint, Page page) {
        return new UnmatchedView(
                viewpoint.knownAt(),
                viewpoint.position(),
                held.count(),
                held.sum(),
                held.rows(),
                PageInfo.of(page, held.count()));
    }
}
