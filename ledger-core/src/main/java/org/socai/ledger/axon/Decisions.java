package org.socai.ledger.axon;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.BookingContext;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.booking.StreamState;
import org.socai.ledger.booking.StreamStates;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.GroupAppender;
import org.socai.ledger.store.NewEvent;
import org.socai.ledger.store.RulesChanged;

/**
 * What decisions of single units stand on, and where their events go. No transaction is open while
 * a decision is made: it stands on the state and the rules this program knows, and others may have
 * appended since. That is noticed in one of two ways. Events are appended only at their place in
 * the stream and under the rules in force; an answer without events is given only after the log
 * says that nothing has been added. Whatever turns out stale is read up and decided again.
 *
 * <p>Thread-safe.
 */
public final class Decisions implements DecisionGrounds {
    private final DataSource database;
    private final StreamStates states;
    private final RuleBooks rules;
    private final GroupAppender appender;
    private final Supplier<LocalDate> today;

    /**
     * @param context whose database is read for a moment at a time; nothing is held between
     */
    public Decisions(BookingContext context, GroupAppender appender) {
        this.database = context.database();
        this.states = context.states();
        this.rules = context.rules();
        this.appender = appender;
        this.today = context.today();
    }

    @Override
    public RuleBook rules() {
        var edition = rules.known();
        UnitDecision.current().madeUnder(edition.publications());
        return edition.book();
    }

    @Override
    public @Nullable LedgerEvent booked() {
        return KeyTaken.booked();
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    /**
     * The state to decide on: the one that is kept, or read from the log; with all of its history
     * where an attempt has shown that it is needed.
     */
    StreamState state(StreamId stream) {
        var state = WholeNeeded.isKnown() ? readWhole(stream) : states.known(stream);
        if (state == null) {
            state = read(stream);
        }
        UnitDecision.current().standsOn(stream, state);
        return state;
    }

    /**
     * Appends what was decided, and returns when it is durable.
     *
     * @throws ConcurrencyException when the decision is to be made again
     * @throws AppendConflict when the key of a fact is taken by another stream, which deciding
     *     again would not change
     */
    void append(UnitDecision decision, List<NewEvent> events) {
        try {
            appender.append(events, decision.publications());
        } catch (RulesChanged changed) {
            isFresh(decision);
            throw new ConcurrencyException("the rules have changed", changed);
        } catch (AppendConflict taken) {
            if (!isFresh(decision)) {
                throw new ConcurrencyException(taken.getMessage(), taken);
            }
            throw decision.isOnWhole()
                    ? taken
                    : more(decision.stream(), events.getFirst().eventId(), taken);
        }
        decision.appended();
        var state = decision.state();
        for (var event : events) {
            state = state.after(event.event());
        }
        var day = events.getFirst().event().effectiveOn();
        states.keep(Map.of(decision.stream(), state.carriedForward(day, rules.known().book())));
    }

    /**
     * What the next attempts have to stand on, after one on a short state that did not lead to an
     * answer: what is recorded under the key of the fact, or else all of the unit's history.
     *
     * @param fact the id of the fact; null where it has no key
     */
    MoreIsKnown more(StreamId stream, @Nullable UUID fact, RuntimeException failure) {
        if (fact == null || booked() != null) {
            return new WholeNeeded(failure);
        }
        try (var connection = database.getConnection()) {
            var recorded = states.fact(connection, fact);
            return recorded == null ? new WholeNeeded(failure) : new KeyTaken(recorded, failure);
        } catch (SQLException unread) {
            throw unread(stream, unread);
        }
    }

    /**
     * Whether nothing has been added to what a decision stands on. Where something has, it is read
     * up, so that the next decision stands on it.
     */
    boolean isFresh(UnitDecision decision) {
        try (var connection = database.getConnection()) {
            var present = states.load(connection, List.of(decision.stream()));
            states.keep(present);
            long publications = rules.refreshed(connection).publications();
            return publications == decision.publications()
                    && Objects.requireNonNull(present.get(decision.stream())).nextSequence()
                            == decision.state().nextSequence();
        } catch (SQLException failure) {
            throw unread(decision.stream(), failure);
        }
    }

    private StreamState readWhole(StreamId stream) {
        try (var connection = database.getConnection()) {
            return states.wholeForDecisions(connection, stream);
        } catch (SQLException failure) {
            throw unread(stream, failure);
        }
    }

    private StreamState read(StreamId stream) {
        try (var connection = database.getConnection()) {
            // In this order: nothing may be summed up under a law that the state does not know yet.
            var law = rules.refreshed(connection).book();
            var present =
                    Objects.requireNonNull(states.load(connection, List.of(stream)).get(stream));
            var saved = states.saved(connection, stream, present, law);
            states.keep(Map.of(stream, saved));
            return saved;
        } catch (SQLException failure) {
            throw unread(stream, failure);
        }
    }

    private static EventStoreException unread(StreamId stream, SQLException failure) {
        return new EventStoreException("stream " + stream + " could not be read", failure);
    }
}
