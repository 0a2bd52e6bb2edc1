package org.socai.api.knowledge;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.sql.DataSource;
import org.socai.ledger.store.LedgerReader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Instants and positions of the ledger. */
@Component
final class LedgerTime {
    /**
     * Older than any ledger of this program; asked of the database, such an instant might not even
     * fit its type.
     */
    private static final Instant BEFORE_EVERYTHING =
            LocalDate.of(1995, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final LedgerReader reader;
    private final JdbcTemplate reads;
    private final JdbcTemplate writes;
    private final TransactionTemplate transaction;

    LedgerTime(
            LedgerReader reader, DataSource writePool, @Qualifier("readPool") DataSource readPool) {
        this.reader = reader;
        this.reads = new JdbcTemplate(readPool);
        this.writes = new JdbcTemplate(writePool);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(writePool));
    }

    /** The last position and when it was assigned; position 0 while the ledger is empty. */
    Moment last() {
        ConnectionCallback<Moment> read =
                connection -> {
                    long position = reader.lastPosition(connection);
                    return position == 0
                            ? new Moment(0, Instant.EPOCH)
                            : recorded(connection, position);
                };
        return Objects.requireNonNull(reads.execute(read));
    }

    /** A position that has been assigned. */
    Moment ofPosition(long position) {
        ConnectionCallback<Moment> read = connection -> recorded(connection, position);
        return Objects.requireNonNull(reads.execute(read));
    }

    /**
     * The last position recorded by an instant.
     *
     * @throws org.socai.ledger.store.FutureInstant when it has not come yet
     */
    Moment at(Instant instant) {
        if (instant.isBefore(BEFORE_EVERYTHING)) {
            return new Moment(0, instant);
        }
        ConnectionCallback<Long> read =
                connection -> {
                    // The answer takes a row lock, which counts as a write; nobody needs that write
                    // to survive a crash.
                    writes.execute("set local synchronous_commit = off");
                    return reader.positionAt(connection, instant);
                };
        var position = transaction.execute(_ -> writes.execute(read));
        return new Moment(Objects.requireNonNull(position), instant);
    }

    private Moment recorded(Connection connection, long position) throws SQLException {
        var at = reader.recordedAt(connection, position);
        if (at == null) {
            throw new IllegalStateException(
                    "position " + position + " was assigned and is not to be found");
        }
        return new Moment(position, at);
    }
}
