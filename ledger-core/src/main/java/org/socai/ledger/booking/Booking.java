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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.EventCopy;
import org.socai.ledger.store.EventIds;
import org.socai.ledger.store.NewEvent;
import org.socai.ledger.unit.EarlierHistoryNeeded;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitDecider;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unmatched.UnmatchedPayment;

/**
 * The facts of one transaction: each is decided on what is recorded plus what this transaction has
 * decided before it, and all are appended in one statement. A refused fact leaves no trace and
 * costs the others nothing.
 *
 * <p>Units are decided on states that may have been carried forward; where that is not enough the
 * whole history is read. A booking may trust the states that are kept: where others have appended
 * behind one of them, its own events find their places taken, and what it has not appended to is
 * looked up before anything is written. A booking may follow another one that is decided but not
 * committed yet; what it decides counts only if that one is committed first.
 *
 * <p>Not thread-safe, but what is decided may be written by another thread while more is decided,
 * on a connection other than the one that is read on. Lives as long as its transaction. A lost race
 * shows as {@link AppendConflict}: the transaction is rolled back and the same facts are decided
 * again.
 */
public final class Booking {
    /**
     * Few enough that a writer soon has something to do, enough that going to the database for each
     * part costs little.
     */
    private static final int TAKEN_AT_ONCE = 500;

    private final Connection reading;
    private final BookingContext context;
    private final RuleBook rules;
    private final LocalDate today;
    private final String actor;
    private @Nullable Booking former;
    private final boolean trusting;
    private final Set<StreamId> trusted = new HashSet<>();
    private final Map<StreamId, StreamState> states = new HashMap<>();
    private final Facts facts;
    private final List<NewEvent> events = new ArrayList<>();
    private final @Nullable Consumer<EventCopy> outlet;
    private int taken;
    private @Nullable EventCopy rest;
    private List<UnitSnapshots.Encoded> snapshots = List.of();
    private Map<StreamId, StreamState> lastWhole = Map.of();

    /**
     * @param reading sees what is committed; whether it also sees what is decided here makes no
     *     difference
     * @param former a booking that is decided and is going to be committed before this one
     * @param trusting whether states may be taken as they are kept, until it shows that others have
     *     appended
     * @param outlet takes events to be written while more is decided; null to keep all until then
     */
    Booking(
            Connection reading,
            BookingContext context,
            RuleBook rules,
            String actor,
            @Nullable Booking former,
            boolean trusting,
            @Nullable Consumer<EventCopy> outlet) {
        this.reading = reading;
        this.context = context;
        this.rules = rules;
        this.today = context.today().get();
        this.actor = actor;
        this.former = former;
        this.trusting = trusting;
        this.outlet = outlet;
        this.facts = new Facts(reading, context.log(), former == null ? null : former.facts);
    }

    /**
     * Reads at once what many commands of units are going to need; without it each reads its own.
     */
    public void prepare(Collection<? extends UnitCommand> commands) throws SQLException {
        loadUnits(commands.stream().map(UnitCommand::unit).toList());
        var keys = new ArrayList<UUID>();
        for (var command : commands) {
            if (asksForKey(command)) {
                keys.add(EventIds.ofFact(Objects.requireNonNull(command.factKey())));
            }
        }
        facts.lookUp(keys);
    }

    /** Reads at once what many payments are going to need; without it each reads its own. */
    public void prepare(Collection<UnitCode> units, Collection<BankReference> payments)
            throws SQLException {
        loadUnits(units);
        facts.lookUp(payments.stream().map(Booking::idOf).toList());
    }

    private void loadUnits(Collection<UnitCode> units) throws SQLException {
        var streams = new HashSet<StreamId>();
        units.forEach(unit -> streams.add(StreamId.of(unit)));
        streams.removeAll(states.keySet());
        if (!streams.isEmpty()) {
            states.putAll(load(streams));
        }
    }

    private Map<StreamId, StreamState> load(Set<StreamId> streams) throws SQLException {
        var ahead = former == null ? Map.<StreamId, StreamState>of() : former.states;
        Predicate<StreamState> usable = state -> state.holdsUnder(rules);
        if (!trusting) {
            return context.states().load(reading, streams, ahead, usable);
        }
        var loaded = context.states().known(streams, ahead, usable);
        trusted.addAll(loaded.keySet());
        var others = new HashSet<>(streams);
        others.removeAll(trusted);
        if (!others.isEmpty()) {
            loaded.putAll(
                    TwoReaders.load(
                            context.database(),
                            reading,
                            others,
                            (connection, some) ->
                                    context.states().load(connection, some, ahead, usable)));
        }
        return loaded;
    }

    /**
     * Decides one command of one unit.
     *
     * @throws UnitRejected when the ledger does not accept it
     */
    public Outcome send(UnitCommand command, @Nullable String source) throws SQLException {
        return record(decide(command), source);
    }

    private List<UnitEvent> decide(UnitCommand command) throws SQLException {
        var unit = unit(command.unit());
        try {
            return UnitDecider.decide(command, unit, booked(command), rules, today);
        } catch (EarlierHistoryNeeded needed) {
            return decideOnWhole(command);
        }
    }

    private List<UnitEvent> decideOnWhole(UnitCommand command) throws SQLException {
        var whole = wholeState(command.unit());
        var decided = UnitDecider.decide(command, whole.unit(), rules, today);
        if (!decided.isEmpty()) {
            var stream = StreamId.of(command.unit());
            states.put(stream, whole.insteadOf(state(stream)));
        }
        return decided;
    }

    /**
     * Posts anew what a publication changed for some units, on their whole histories, and carries
     * them forward under the new law.
     *
     * @param cause the publication
     */
    void postAnew(Collection<StreamId> units, String subject, UUID cause) throws SQLException {
        states.putAll(context.states().loadWhole(reading, units));
        for (var stream : units) {
            var command = new UnitCommand.PostAnew(stream.unit(), subject);
            record(UnitDecider.decide(command, unit(stream.unit()), rules, today), null, cause);
            states.put(stream, state(stream).carriedForward(rules));
        }
    }

    /** What is recorded under the command's key, where the unit's state cannot tell. */
    private @Nullable LedgerEvent booked(UnitCommand command) throws SQLException {
        return asksForKey(command)
                ? facts.find(EventIds.ofFact(Objects.requireNonNull(command.factKey())))
                : null;
    }

    private boolean asksForKey(UnitCommand command) {
        var state = states.get(StreamId.of(command.unit()));
        return command.factKey() != null
                && state != null
                && state.state() instanceof Unit.Registered unit
                && !unit.isWhole();
    }

    /** The first event of a bank reference: how the payment arrived, or null when it never did. */
    @Nullable LedgerEvent arrival(BankReference reference) throws SQLException {
        return facts.find(idOf(reference));
    }

    /** The unit as far as it is remembered. */
    Unit unit(UnitCode unit) throws SQLException {
        return state(StreamId.of(unit)).unit();
    }

    /** The unit with all of its history. */
    Unit wholeUnit(UnitCode unit) throws SQLException {
        return wholeState(unit).unit();
    }

    private StreamState wholeState(UnitCode unit) throws SQLException {
        var stream = StreamId.of(unit);
        var known = state(stream);
        if (known.isWhole()) {
            return known;
        }
        var whole = lastWhole.get(stream);
        if (whole == null || whole.nextSequence() != known.nextSequence()) {
            whole = context.states().loadWhole(reading, stream);
            if (former != null) {
                whole = former.replayed(stream, whole);
            }
            whole = replayed(stream, whole);
            lastWhole = Map.of(stream, whole);
        }
        return whole;
    }

    /** A state after the events decided here that the log could not show yet. */
    private StreamState replayed(StreamId stream, StreamState state) {
        var next = state;
        for (var event : events) {
            if (event.event().stream().equals(stream) && event.sequence() == next.nextSequence()) {
                next = next.after(event.event());
            }
        }
        return next;
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
        var fact = decided.getFirst();
        var state = state(fact.stream());
        states.put(fact.stream(), state.carriedForward(fact.effectiveOn(), rules));
        return Outcome.ACCEPTED;
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
            facts.add(next);
            states.put(event.stream(), state.after(event));
            cause = cause == null ? next.eventId() : cause;
        }
        if (outlet != null && events.size() - taken >= TAKEN_AT_ONCE) {
            outlet.accept(untaken());
            taken = events.size();
        }
    }

    /**
     * Everything is decided; from here on nothing of the booking changes, and the one before it is
     * needed no more.
     *
     * @throws AppendConflict when an answer without events stands on a state that others have left
     *     behind
     */
    void decided() throws SQLException {
        confirm();
        former = null;
        lastWhole = Map.of();
        facts.settle();
        var due = UnitSnapshots.due(states);
        snapshots = context.states().encode(due);
        due.forEach((stream, state) -> states.put(stream, state.withSnapshot()));
        rest = untaken();
    }

    /** Looks behind the trusted states whose streams get no event that would find out. */
    private void confirm() throws SQLException {
        for (var event : events) {
            trusted.remove(event.event().stream());
        }
        var unsure = new HashMap<>(states);
        unsure.keySet().retainAll(trusted);
        if (context.states().anyOutdated(reading, unsure)) {
            throw new AppendConflict("a decision stood on a state that has changed");
        }
    }

    private EventCopy untaken() {
        return context.log().copyOf(events.subList(taken, events.size()));
    }

    /** Appends what was decided and not taken, and the snapshots that are due after all of it. */
    void append(Connection connection) throws SQLException {
        context.log().append(connection, Objects.requireNonNull(rest));
        context.states().save(connection, snapshots);
    }

    /** Keeps the states for the next transaction, once this one is committed. */
    void committed() {
        context.states().keep(states);
    }

    private StreamState state(StreamId stream) throws SQLException {
        var state = states.get(stream);
        if (state == null) {
            state = Objects.requireNonNull(load(Set.of(stream)).get(stream));
            states.put(stream, state);
        }
        return state;
    }

    private static UUID idOf(BankReference reference) {
        return EventIds.ofFact(UnitEvent.paymentKey(reference));
    }
}
