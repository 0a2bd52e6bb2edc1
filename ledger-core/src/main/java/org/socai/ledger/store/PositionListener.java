package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of positions that the sequencer of another program has assigned, on one connection of this
 * program. While that connection is lost, readers are told every so often to look for themselves.
 */
public final class PositionListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PositionListener.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration WITHOUT_CONNECTION = Duration.ofMillis(250);

    private final DataSource database;
    private final PositionSignal signal;
    private final Thread thread;
    private volatile boolean running = true;

    public PositionListener(DataSource database, PositionSignal signal) {
        this.database = database;
        this.signal = signal;
        this.thread = Thread.ofPlatform().name("positions").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(WAIT.multipliedBy(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException lost) {
                LOG.debug("positions of other programs are not heard of", lost);
                signal.perhaps();
                rest();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + SequencerPass.CHANNEL);
            // What was assigned before is not told any more.
            signal.perhaps();
            var heard = connection.unwrap(PGConnection.class);
            while (running) {
                for (var notification : heard.getNotifications((int) WAIT.toMillis())) {
                    signal.positioned(Long.parseLong(notification.getParameter()));
                }
            }
            statement.execute("unlisten " + SequencerPass.CHANNEL);
        }
    }

    private void rest() {
        try {
            Thread.sleep(WITHOUT_CONNECTION);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
