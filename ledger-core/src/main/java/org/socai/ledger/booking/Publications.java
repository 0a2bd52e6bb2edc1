package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.rules.RuleEvent.PolicyPublished;
import org.socai.ledger.store.EventIds;
import org.socai.ledger.store.NewEvent;

/**
 * Publishes rules. What a publication changes in the postings of any unit is posted anew in the
 * same transaction, so that at every position the posted figures follow from the law as known
 * there.
 */
public final class Publications {
    private static final int PAGE = 500;

    private final BookingContext context;

    public Publications(BookingContext context) {
        this.context = context;
    }

    /**
     * Publishes what differs from what is in force or was published under the same document.
     *
     * @param together told the results before the commit, together with the connection, so that a
     *     job can record its progress in the same transaction
     * @return one result for each publication, in their order
     */
    public List<Result> publish(
            String actor, List<? extends RuleEvent> publications, Together together) {
        publications.forEach(Publications::refuseUnimplemented);
        try (var connection = context.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                var book = context.rules().alone(connection);
                var results = results(connection, book, publications);
                publish(connection, actor, book, published(publications, results));
                together.inTransaction(connection, results);
                connection.commit();
                context.arrivals().committed();
                return results;
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw new BookingFailed(
                    "the publication could not be recorded: " + failure.getMessage(), failure);
        }
    }

    private static void refuseUnimplemented(RuleEvent publication) {
        if (publication instanceof PolicyPublished p && p.on() != p.policy().implemented()) {
            throw new IllegalArgumentException(
                    "policy "
                            + p.policy()
                            + " cannot be switched: the ledger has no arithmetic for it");
        }
    }

    /** What became of one publication. */
    public enum Result {
        PUBLISHED,
        /** It was published before, with the same content. */
        REPEATED,
        /**
         * The same document was published for the same subject with another value; nothing changed.
         */
        KEY_REUSED
    }

    /** What has to be stored together with a publication. */
    @FunctionalInterface
    public interface Together {
        /** Nothing more. */
        Together NOTHING = (_, _) -> {};

        void inTransaction(Connection connection, List<Result> results) throws SQLException;
    }

    private List<Result> results(
            Connection connection, RuleBook book, List<? extends RuleEvent> publications)
            throws SQLException {
        var ids = new ArrayList<UUID>();
        for (var publication : publications) {
            if (publication.factKey() != null) {
                ids.add(EventIds.ofFact(publication.factKey()));
            }
        }
        Map<UUID, LedgerEvent> known = new HashMap<>();
        context.log()
                .find(connection, ids)
                .forEach(found -> known.put(found.eventId(), found.event()));
        var results = new ArrayList<Result>();
        for (var publication : publications) {
            var key = publication.factKey();
            var before =
                    key == null
                            ? sameOnly(book.inForce(publication.subject()), publication)
                            : known.putIfAbsent(EventIds.ofFact(key), publication);
            results.add(
                    before == null
                            ? Result.PUBLISHED
                            : before.equals(publication) ? Result.REPEATED : Result.KEY_REUSED);
        }
        return results;
    }

    /** Shipped law has no key: another value for its subject replaces what is in force. */
    private static @Nullable LedgerEvent sameOnly(
            @Nullable RuleEvent inForce, RuleEvent publication) {
        return publication.equals(inForce) ? inForce : null;
    }

    private static List<RuleEvent> published(
            List<? extends RuleEvent> publications, List<Result> results) {
        var published = new ArrayList<RuleEvent>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) == Result.PUBLISHED) {
                published.add(publications.get(i));
            }
        }
        return published;
    }

    /**
     * One after another, so that also between two of them the postings follow from the law as known
     * there.
     */
    private void publish(
            Connection connection, String actor, RuleBook before, List<RuleEvent> fresh)
            throws SQLException {
        long sequence = context.rules().publications();
        var book = before;
        for (var publication : fresh) {
            context.log()
                    .append(connection, List.of(NewEvent.fact(publication, sequence, actor, null)));
            boolean anyUnit = concernsAnyUnit(book, publication);
            book = book.with(List.of(publication));
            postAnew(
                    connection,
                    actor,
                    book,
                    publication,
                    EventIds.of(publication, sequence),
                    anyUnit);
            sequence++;
        }
    }

    private void postAnew(
            Connection connection,
            String actor,
            RuleBook book,
            RuleEvent publication,
            UUID cause,
            boolean anyUnit)
            throws SQLException {
        var page = page(connection, anyUnit, "");
        while (!page.isEmpty()) {
            var booking = new Booking(connection, context, book, actor, null, false, null);
            booking.postAnew(page, publication.subject(), cause);
            booking.decided();
            booking.append(connection);
            page = page(connection, anyUnit, page.getLast().value());
        }
    }

    /**
     * A first publication of interest can only concern units that waited for it; anything else any
     * unit.
     */
    private static boolean concernsAnyUnit(RuleBook before, RuleEvent publication) {
        boolean lateInterest = publication instanceof RuleEvent.LateInterestRatePublished;
        return !lateInterest || before.inForce(publication.subject()) != null;
    }

    private List<StreamId> page(Connection connection, boolean allUnits, String after)
            throws SQLException {
        return allUnits
                ? context.log().unitStreams(connection, after, PAGE)
                : context.log().streamsThatAwaitedRates(connection, after, PAGE);
    }
}
