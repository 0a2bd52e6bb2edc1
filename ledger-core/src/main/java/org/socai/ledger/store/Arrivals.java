package org.socai.ledger.store;

/** Whoever gives events their positions, as those who append events tell it. */
public interface Arrivals {
    /** Events have been committed; their positions are waited for. */
    void committed();

    /**
     * Many events are going to be committed, one batch after the other, and nobody waits for their
     * positions before {@link #end}. Until then they may be given their positions together.
     */
    void begin();

    /** All of them are committed, or are not going to be; their positions are waited for. */
    void end();
}
