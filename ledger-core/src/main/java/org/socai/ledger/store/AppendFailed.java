package org.socai.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * The events could not be appended for a reason that lies outside of them, such as a database that
 * does not answer. Nothing of them is recorded; sending the same facts again is safe.
 */
public final class AppendFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AppendFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
