package org.socai.projections.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Projections, and what is derived from their tables.
 *
 * @param derived in the order in which they are filled
 */
public record ReadModels(List<Projection> projections, List<DerivedTables> derived) {
    public ReadModels {
        projections = List.copyOf(projections);
        derived = List.copyOf(derived);
    }

    /** The tables that projections write. */
    public List<ProjectionTable> projected() {
        return projections.stream().flatMap(projection -> projection.tables().stream()).toList();
    }

    /** The names of all tables, those of projections first. */
    public List<String> tables() {
        var names = new ArrayList<String>();
        projected().forEach(table -> names.add(table.name()));
        derived.forEach(tables -> names.addAll(tables.tables()));
        return List.copyOf(names);
    }
}
