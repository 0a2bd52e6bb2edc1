package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tables are filled in bulk: several works at once, each in a transaction of its own. */
@FunctionalInterface
public interface Filling {
    /** Does all works; when this returns they are committed. */
    void run(List<Work> works) throws SQLException;

    /**
     * The rows of a table that the filling asked to be kept, see {@link DerivedTables#kept}; null
     * where they have to be read from the table.
     */
    default @Nullable KeptRows kept(String table) {
        return null;
    }

    /** Part of the filling. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
