package org.socai.api.launch;

/**
 * What the program was started for cannot be done; the message is one sentence for the operator.
 */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }
}
