package org.socai.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.projections.feed.Filling;
import org.socai.projections.feed.KeptRows;

/** Fills tables on one connection, one work after the other. */
public final class Works {
    private Works() {}

    /** The same with rows that were kept on their way into their table. */
    public static Filling on(Connection connection, KeptRows kept) {
        return new Filling() {
            @Override
            public void run(List<Work> works) throws SQLException {
                on(connection).run(works);
            }

            @Override
            public @Nullable KeptRows kept(String table) {
                return kept.table().name().equals(table) ? kept : null;
            }
        };
    }

    public static Filling on(Connection connection) {
        return works -> {
            for (var work : works) {
                work.on(connection);
            }
        };
    }
}
