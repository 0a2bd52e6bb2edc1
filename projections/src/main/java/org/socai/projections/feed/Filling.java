package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How tables are filled in bulk: several works at once, each in a transaction of its own. */
@FunctionalInterface
public interface Filling {
    /** Does all works; when this returns they are committed. */
    void run(List<Work> works) throws SQLException;

    /** Part of the filling. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
