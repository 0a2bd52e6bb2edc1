package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the oldest transaction that is writing, and warns when it stays open for long. Its age is
 * how long it has been seen: the database tells its begin only to roles with more rights than the
 * program needs.
 */
final class OpenTransactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** Every role may see this much of other sessions. Prepared transactions have no session. */
    private static final String OLDEST =
            """
            select xid::text::bigint, pid, name
            from (select backend_xid as xid, pid, coalesce(application_name, '') as name
                  from pg_stat_activity
                  where backend_xid is not null and datname = current_database() and pid <> pg_backend_pid()
                  union all
                  select transaction, null, 'prepared as ' || gid
                  from pg_prepared_xacts where database = current_database()) as open
            order by age(xid) desc limit 1
            """;

    private final Duration tolerated;
    private final PreparedStatement oldest;
    private long seen;
    private long seenSince;
    private long nextLook = System.nanoTime();
    private long nextWarning = System.nanoTime();
    private @Nullable SequencerLag lag;

    /**
     * @param tolerated how long a transaction may be open before it counts as lag
     */
    OpenTransactions(Connection connection, Duration tolerated) throws SQLException {
        this.tolerated = tolerated;
        this.oldest = connection.prepareStatement(OLDEST);
    }

    /** The transaction that lags, as seen lately; null when none does. */
    @Nullable SequencerLag look() throws SQLException {
        long now = System.nanoTime();
        if (now - nextLook >= 0) {
            nextLook = now + BETWEEN_LOOKS.toNanos();
            lag = lagging(now);
            if (lag != null && now - nextWarning >= 0) {
                nextWarning = now + BETWEEN_WARNINGS.toNanos();
                warn(lag);
            }
        }
        return lag;
    }

    private @Nullable SequencerLag lagging(long now) throws SQLException {
        try (var row = oldest.executeQuery()) {
            if (!row.next()) {
                seen = 0;
                return null;
            }
            long transaction = row.getLong(1);
            if (transaction != seen) {
                seen = transaction;
                seenSince = now;
            }
            var openFor = Duration.ofNanos(now - seenSince);
            return openFor.compareTo(tolerated) < 0
                    ? null
                    : new SequencerLag(
                            transaction,
                            row.getObject(2, Integer.class),
                            row.getString(3),
                            openFor);
        }
    }

    private static void warn(SequencerLag lag) {
        LOG.warn(
                "transaction {} of '{}' (process {}) has been open for {} s; what it appended has"
                        + " no position until it ends",
                lag.transaction(),
                lag.applicationName(),
                lag.pid() == null ? "none" : lag.pid(),
                lag.openFor().toSeconds());
    }

    @Override
    public void close() throws SQLException {
        oldest.close();
    }
}
