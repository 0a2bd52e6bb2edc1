package org.socai.api.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.socai.api.database.DatabaseAccess;

/** A schema of its own for each peer, in the database server of the ledger, and a pool over it. */
final class PeerDatabase {
    /** As many connections as the ledger's own pool for writing has. */
    private static final int TUNED_CONNECTIONS = 12;

    /** HikariCP's own default. */
    private static final int DEFAULT_CONNECTIONS = 10;

    private PeerDatabase() {}

    /** Makes the schema anew, with the table that the projection of a peer fills. */
    static HikariDataSource fresh(DatabaseAccess access, String schema, Tuning tuning)
            throws SQLException {
        try (var connection = access.openAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists %s cascade".formatted(schema));
            statement.execute("create schema " + schema);
            statement.execute(
                    """
                    create table %s.seen (number bigint generated always as identity primary key,
                                          event_id text not null, stream text not null, sequence bigint not null,
                                          fact text)
                    """
                            .formatted(schema));
        }
        var config = new HikariConfig();
        config.setPoolName(schema);
        config.setJdbcUrl(access.url());
        config.setUsername(access.owner().user());
        config.setPassword(access.owner().password());
        config.setSchema(schema);
        config.setMaximumPoolSize(
                switch (tuning) {
                    case AS_IT_COMES -> DEFAULT_CONNECTIONS;
                    case TUNED -> TUNED_CONNECTIONS;
                });
        return new HikariDataSource(config);
    }
}
