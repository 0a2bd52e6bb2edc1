package org.socai.ledger.axon;

import java.util.Objects;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.StreamState;
import org.socai.ledger.contribution.StreamId;

/**
 * What one decision stands on: the state of its unit and the edition of the rules. It lives as long
 * as Axon's unit of work, and belongs to its thread.
 */
final class UnitDecision {
    private static final String RESOURCE = UnitDecision.class.getName();

    private @Nullable StreamId stream;
    private @Nullable StreamState state;
    private long publications;
    private boolean appended;

    /** The decision of this thread's unit of work. */
    static UnitDecision current() {
        return of(CurrentUnitOfWork.get());
    }

    static UnitDecision of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, _ -> new UnitDecision());
    }

    void standsOn(StreamId unit, StreamState unitState) {
        stream = unit;
        state = unitState;
    }

    void madeUnder(long editionPublications) {
        publications = editionPublications;
    }

    void appended() {
        appended = true;
    }

    /** Whether a state was asked for; without one there is nothing to confirm. */
    boolean isMade() {
        return state != null;
    }

    /** Whether it would be the same on all of its unit's history. */
    boolean isOnWhole() {
        return state == null || state.isWhole();
    }

    boolean isAppended() {
        return appended;
    }

    StreamId stream() {
        return Objects.requireNonNull(stream, "no unit was loaded for this decision");
    }

    StreamState state() {
        return Objects.requireNonNull(state, "no unit was loaded for this decision");
    }

    long publications() {
        return publications;
    }
}
