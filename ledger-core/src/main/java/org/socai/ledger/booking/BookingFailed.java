package org.socai.ledger.booking;

/**
 * A transaction could not be completed for a reason that lies outside the facts, such as a lost
 * database. What was in it is not recorded, unless the commit itself was cut off; sending the same
 * facts again is safe in either case.
 */
public final class BookingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The database did not take it. */
    static BookingFailed by(Throwable failure) {
        return new BookingFailed(
                "the database did not take the booking: " + failure.getMessage(), failure);
    }

    BookingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
