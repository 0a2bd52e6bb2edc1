package org.socai.ledger.booking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.EarlierHistoryNeeded;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;
import org.socai.ledger.unmatched.UnmatchedPayment;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;

/**
 * The state a stream has after so many events.
 *
 * @param nextSequence the place of the next event
 * @param growth what has come since the last known snapshot
 * @param state a {@link Unit} or an {@link UnmatchedPayment}
 */
public record StreamState(long nextSequence, Growth growth, Object state) {
    /** A history that this program cannot read; it costs only what asks for it. */
    private record Unreadable(String why) {}

    static StreamState empty(StreamId stream) {
        return empty(stream, Growth.FROM_THE_BEGINNING);
    }

    /** The state before the first event, of which more is to come than what the growth says. */
    static StreamState empty(StreamId stream, Growth growth) {
        return new StreamState(
                0, growth, stream.isUnit() ? Unit.unknown() : UnmatchedPayment.unknown());
    }

    static StreamState unreadable(StreamId stream, @Nullable String why) {
        return new StreamState(
                0,
                Growth.FROM_THE_BEGINNING,
                new Unreadable("the history of " + stream + ": " + why));
    }

    /** About how many bytes it costs to keep; streams without events cost something too. */
    long weight() {
        return 200 + (state instanceof Unit.Registered unit ? unit.footprint() : 200);
    }

    /**
     * The unit.
     *
     * @throws UnitRejected {@code HISTORY_UNREADABLE} when its events could not be read
     */
    public Unit unit() {
        return (Unit) readable();
    }

    UnmatchedPayment unmatched() {
        return (UnmatchedPayment) readable();
    }

    private Object readable() {
        if (state instanceof Unreadable unreadable) {
            throw new UnitRejected(Reason.HISTORY_UNREADABLE, unreadable.why());
        }
        return state;
    }

    /**
     * The state one event later.
     *
     * @throws EarlierHistoryNeeded when the event is about what was carried forward
     */
    public StreamState after(LedgerEvent event) {
        return switch (event) {
            case UnitEvent e -> followedBy(e, unit().evolve(e));
            case UnmatchedPaymentEvent e -> followedBy(e, unmatched().evolve(e));
            default ->
                    throw new IllegalStateException(
                            event + " belongs to no stream of units or payments");
        };
    }

    /** The same state, a unit's being carried forward behind the day of its latest fact. */
    public StreamState carriedForward(LocalDate day, RuleBook rules) {
        return state instanceof Unit.Registered unit
                ? new StreamState(nextSequence, growth, unit.carriedForward(day, rules))
                : this;
    }

    boolean isReadable() {
        return !(state instanceof Unreadable);
    }

    /** Whether nothing of the stream is forgotten. */
    public boolean isWhole() {
        return !(state instanceof Unit.Registered unit) || unit.isWhole();
    }

    /** Whether decisions under this law can stand on the state. */
    boolean holdsUnder(RuleBook rules) {
        return !(state instanceof Unit.Registered unit) || unit.holdsUnder(rules);
    }

    /** The same state, a unit's being carried forward behind the latest day it knows. */
    StreamState carriedForward(RuleBook rules) {
        return state instanceof Unit.Registered unit
                ? carriedForward(unit.latestDay(), rules)
                : this;
    }

    StreamState withSnapshot() {
        return new StreamState(nextSequence, Growth.none(nextSequence), state);
    }

    /** The same, folded from the first event on because another state of it was too short. */
    StreamState insteadOf(StreamState tooShort) {
        return nextSequence == tooShort.nextSequence
                ? new StreamState(nextSequence, tooShort.growth.outdate(), state)
                : this; // somebody has appended since, and what is not in that growth
    }

    private StreamState followedBy(LedgerEvent event, Object next) {
        return new StreamState(nextSequence + 1, growth.with(nextSequence, event), next);
    }
}
