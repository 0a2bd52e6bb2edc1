package org.socai.ledger.store;

/**
 * The events were decided under rules that have been replaced meanwhile. Nothing of them is
 * recorded; they are decided again under the rules in force.
 */
public final class RulesChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RulesChanged(long decidedUnder, long inForce) {
        super(
                "decided under the rules after %d publications, but %d are in force"
                        .formatted(decidedUnder, inForce));
    }
}
