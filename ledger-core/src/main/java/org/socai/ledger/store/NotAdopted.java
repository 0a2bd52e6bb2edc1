package org.socai.ledger.store;

/**
 * The ledger was restored into another database cluster, where transaction ids begin anew. Giving
 * positions by them would lose events, so its operator has to adopt it first.
 */
public final class NotAdopted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAdopted() {
        super(
                "this ledger was restored into another database cluster; run the command 'adopt' on"
                        + " it, with no program running, before anything else");
    }
}
