package org.socai.ledger.axon;

import org.axonframework.modelling.command.ConcurrencyException;

/** A decision is to be made again, and an attempt has shown what the next ones have to stand on. */
abstract class MoreIsKnown extends ConcurrencyException {
    private static final long serialVersionUID = 1L;

    MoreIsKnown(String message, Throwable cause) {
        super(message, cause);
    }

    /** Makes an attempt, and those that follow from it, in this thread with what is known now. */
    abstract void decide(Runnable attempt);
}
