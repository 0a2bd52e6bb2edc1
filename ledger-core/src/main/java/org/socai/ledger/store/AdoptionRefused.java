package org.socai.ledger.store;

/** A restored ledger cannot be adopted as it stands; the message is for its operator. */
public final class AdoptionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AdoptionRefused(String message) {
        super(message);
    }
}
