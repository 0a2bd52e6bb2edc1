package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.PublicationLock;

/**
 * The rule book for decisions, and as it was known at any position.
 *
 * <p>A decision and a publication never overlap: decisions share a lock that a publication takes
 * alone, so whatever is decided under a rule book is committed before the book changes, and a
 * publication posts anew everything it concerns. Thread-safe.
 */
public final class RuleBooks {
    private final EventLog log;
    private final LedgerReader reader;
    private final Map<Long, RuleBook> byLastPublication = new ConcurrentHashMap<>();
    private List<RuleEvent> committed = List.of();
    private RuleBook current = RuleBook.empty();
    private List<Recorded<RuleEvent>> positioned = List.of();
    private long positionedThrough;

    public RuleBooks(EventLog log, LedgerReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * A rule book and how many publications it was folded from: a decision made under it may be
     * committed only while there are no more.
     */
    public record Edition(RuleBook book, long publications) {}

    /** The latest edition this program has seen; another program may have published since. */
    public synchronized Edition known() {
        return new Edition(current, committed.size());
    }

    /** The latest edition the connection can see. */
    public synchronized Edition refreshed(Connection connection) throws SQLException {
        return new Edition(latest(connection), committed.size());
    }

    /**
     * The book to decide under, in the caller's transaction; no publication commits before that
     * transaction ends.
     */
    public RuleBook forDecision(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock_shared(?)");
        return latest(connection);
    }

    /**
     * The book to publish on top of, or to decide under undisturbed: nobody else appends before the
     * caller's transaction ends.
     */
    RuleBook alone(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock(?)");
        return latest(connection);
    }

    /**
     * How many publications the latest book was folded from; the next one's place in its stream.
     */
    synchronized long publications() {
        return committed.size();
    }

    /** The book as known at a position that has been assigned. */
    public RuleBook asKnownAt(Connection connection, long position) throws SQLException {
        var known = knownThrough(connection, position);
        int count = 0;
        while (count < known.size() && known.get(count).position() <= position) {
            count++;
        }
        if (count == 0) {
            return RuleBook.empty();
        }
        var publications = known.subList(0, count);
        return byLastPublication.computeIfAbsent(
                publications.getLast().position(),
                _ -> RuleBook.empty().with(publications.stream().map(Recorded::event).toList()));
    }

    private synchronized List<Recorded<RuleEvent>> knownThrough(
            Connection connection, long position) throws SQLException {
        if (position > positionedThrough) {
            long last = reader.lastPosition(connection);
            var events = new ArrayList<Recorded<RuleEvent>>();
            for (var recorded : reader.stream(connection, StreamId.rules())) {
                events.add(recorded.as(RuleEvent.class));
            }
            positioned = List.copyOf(events);
            positionedThrough = last;
        }
        return positioned;
    }

    private synchronized RuleBook latest(Connection connection) throws SQLException {
        var appended = log.read(connection, Map.of(StreamId.rules(), (long) committed.size()));
        if (!appended.isEmpty()) {
            var all = new ArrayList<>(committed);
            appended.forEach(e -> all.add((RuleEvent) e.event()));
            committed = List.copyOf(all);
            current = RuleBook.empty().with(committed);
        }
        return current;
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, PublicationLock.KEY);
            statement.execute();
        }
    }
}
