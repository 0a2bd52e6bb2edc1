package org.socai.ledger.axon;

import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * The log refused a fact because its key is taken: the decision is to be made again with what is
 * recorded under the key. Mostly that is the same fact sent twice, which is not worth reading a
 * unit's history.
 */
final class KeyTaken extends MoreIsKnown {
    private static final long serialVersionUID = 1L;
    private static final ScopedValue<LedgerEvent> BOOKED = ScopedValue.newInstance();

    private final transient LedgerEvent booked;

    KeyTaken(LedgerEvent booked, Throwable refused) {
        super("the key of a fact is taken", refused);
        this.booked = booked;
    }

    @Override
    void decide(Runnable attempt) {
        ScopedValue.where(BOOKED, booked).run(attempt);
    }

    /** What is recorded under the key of this thread's command; null where nothing is known. */
    static @Nullable LedgerEvent booked() {
        return BOOKED.isBound() ? BOOKED.get() : null;
    }
}
