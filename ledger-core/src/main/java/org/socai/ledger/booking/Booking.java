package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.StreamStates.StreamState;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.EventIds;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.NewEvent;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitDecider;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unmatched.UnmatchedPayment;

/**
 * The facts of one transaction: each is decided on what is recorded plus what this transaction has
 * decided before it, and all are appended in one statement. A refused fact leaves no trace and
 * costs the others nothing.
 *
 * <p>Not thread-safe; lives as long as its transaction. A lost race shows as {@link
 * AppendConflict}: the transaction is rolled back and the same facts are decided again.
 */
public final class Booking {
    private final Connection connection;
    private final EventLog log;
    private final StreamStates streamStates;
    private final RuleBook rules;
    private final LocalDate today;
    private final String actor;
    private final Map<StreamId, StreamState> states = new HashMap<>();
    private final Map<UUID, LedgerEvent> facts = new HashMap<>();
    private final Set<UUID> factsLookedUp = new HashSet<>();
    private final List<NewEvent> events = new ArrayList<>();

    Booking(
            Connection connection,
            EventLog log,
            StreamStates streamStates,
            RuleBook rules,
            LocalDate today,
            String actor) {
        this.connection = connection;
        this.log = log;
        this.streamStates = streamStates;
        this.rules = rules;
        this.today = today;
        this.actor = actor;
    }

    /** Reads at once what many facts are going to need; without it each reads its own. */
    public void prepare(Collection<UnitCode> units, Collection<BankReference> payments)
            throws SQLException {
        var streams = new HashSet<StreamId>();
        units.forEach(unit -> streams.add(StreamId.of(unit)));
        streams.removeAll(states.keySet());
        if (!streams.isEmpty()) {
            states.putAll(streamStates.load(connection, streams));
        }
        lookUp(payments.stream().map(Booking::idOf).toList());
    }

    /** Decides one command of one unit. */
    public Outcome send(UnitCommand command, @Nullable String source) throws SQLException {
        var decided = UnitDecider.decide(command, unit(command.unit()), rules, today);
        return record(decided, source);
    }

    /** The connection of this transaction, for what has to be stored together with the events. */
    public Connection connection() {
        return connection;
    }

    /** The first event of a bank reference: how the payment arrived, or null when it never did. */
    @Nullable LedgerEvent arrival(BankReference reference) throws SQLException {
        lookUp(List.of(idOf(reference)));
        return facts.get(idOf(reference));
    }

    Unit unit(UnitCode unit) throws SQLException {
        return state(StreamId.of(unit)).unit();
    }

    UnmatchedPayment unmatched(BankReference reference) throws SQLException {
        return state(StreamId.ofUnmatched(reference)).unmatched();
    }

    /** Takes the events of one decision; the first is the fact that the others follow from. */
    Outcome record(List<? extends LedgerEvent> decided, @Nullable String source)
            throws SQLException {
        if (decided.isEmpty()) {
            return Outcome.DUPLICATE;
        }
        record(decided, source, null);
        return Outcome.ACCEPTED;
    }

    /** Takes events that all follow from a fact recorded elsewhere. */
    void recordConsequences(List<? extends LedgerEvent> decided, UUID cause) throws SQLException {
        record(decided, null, cause);
    }

    private void record(
            List<? extends LedgerEvent> decided,
            @Nullable String source,
            @Nullable UUID outsideCause)
            throws SQLException {
        var cause = outsideCause;
        for (var event : decided) {
            var state = state(event.stream());
            var next =
                    cause == null
                            ? NewEvent.fact(event, state.nextSequence(), actor, source)
                            : NewEvent.consequence(event, state.nextSequence(), cause, actor);
            events.add(next);
            facts.put(next.eventId(), event);
            states.put(event.stream(), state.after(event));
            cause = cause == null ? next.eventId() : cause;
        }
    }

    /** Appends everything decided so far. */
    void append() throws SQLException {
        log.append(connection, events);
        events.clear();
    }

    /** Keeps the states for the next transaction, once this one is committed. */
    void committed() {
        streamStates.keep(states);
    }

    private StreamState state(StreamId stream) throws SQLException {
        var state = states.get(stream);
        if (state == null) {
            state =
                    Objects.requireNonNull(
                            streamStates.load(connection, List.of(stream)).get(stream));
            states.put(stream, state);
        }
        return state;
    }

    private void lookUp(Collection<UUID> ids) throws SQLException {
        var missing = new HashSet<>(ids);
        missing.removeAll(factsLookedUp);
        if (!missing.isEmpty()) {
            log.find(connection, missing)
                    .forEach(found -> facts.putIfAbsent(found.eventId(), found.event()));
            factsLookedUp.addAll(missing);
        }
    }

    private static UUID idOf(BankReference reference) {
        return EventIds.ofFact(UnitEvent.paymentKey(reference));
    }
}
