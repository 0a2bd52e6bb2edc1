package org.socai.projections.rebuild;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.ReadModels;

/** Rows that derived tables want to see again, by table. */
record KeptTables(List<KeptRows> all) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTables.class);

    KeptTables {
        all = List.copyOf(all);
    }

    /** None yet. Without room for temporary files there will be none: tables are read instead. */
    static KeptTables of(ReadModels models) {
        var all = new ArrayList<KeptRows>();
        for (var table : models.projected()) {
            if (models.derived().stream().anyMatch(d -> d.kept().contains(table.name()))) {
                try {
                    all.add(KeptRows.of(table));
                } catch (IOException refused) {
                    LOG.warn("rows of {} are not kept: {}", table.name(), refused.toString());
                }
            }
        }
        return new KeptTables(all);
    }

    /** The rows of a table; null where they have to be read from it. */
    @Nullable KeptRows of(String table) {
        return all.stream()
                .filter(rows -> rows.isWhole() && rows.table().name().equals(table))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        all.forEach(KeptRows::close);
    }
}
