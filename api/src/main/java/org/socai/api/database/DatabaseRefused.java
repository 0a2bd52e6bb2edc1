package org.socai.api.database;

/**
 * The program does not work with this database; the message is a sentence for the operator that
 * says why and, where there is one, the way out.
 */
public final class DatabaseRefused extends RuntimeException {
    public DatabaseRefused(String sentence) {
        super(sentence);
    }

    public DatabaseRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
