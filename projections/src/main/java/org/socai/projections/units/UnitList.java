package org.socai.projections.units;

import java.util.List;

/**
 * A page of units found, in the order of their codes.
 *
 * @param total how many were found on all pages
 */
public record UnitList(long total, List<UnitMaster> rows) {
    public UnitList {
        rows = List.copyOf(rows);
    }
}
