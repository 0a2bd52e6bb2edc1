package org.socai.ledger.store;

/**
 * Somebody else was faster: the place in the stream, or the key of the fact, is taken, or what was
 * read first had changed before the rest was read. Nothing of the transaction is recorded; whoever
 * appended reads again and decides again.
 */
public final class AppendConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AppendConflict(String message) {
        super(message);
    }

    public AppendConflict(String message, Throwable cause) {
        super(message, cause);
    }
}
