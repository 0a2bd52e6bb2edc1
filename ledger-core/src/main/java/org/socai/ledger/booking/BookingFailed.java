package org.socai.ledger.booking;

/**
 * A transaction could not be completed for a reason that lies outside the facts, such as a lost
 * database. What was in it is not recorded, unless the commit itself was cut off; sending the same
 * facts again is safe in either case.
 */
public final class BookingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BookingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
