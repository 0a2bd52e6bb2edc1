package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections with the rights of the owner of the tables. A rebuild creates and drops tables,
 * which the application role cannot.
 */
@FunctionalInterface
public interface OwnerConnections {
    /** A new connection outside any pool. */
    Connection open() throws SQLException;
}
