package org.socai.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.socai.api.storage.StorageFull;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.AppendFailed;
import org.socai.ledger.store.OutcomeUnknown;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Why something could not be done that can be done later, just as it was asked. Sending the same
 * again is safe, also where the answer to a commit was lost. A failure that is none of these fails
 * again however often it is tried.
 */
public enum Setback {
    /** Somebody else was faster every time. */
    LOST_RACE("others were faster every time"),
    /** The server does not answer, is starting or stopping, or has no connection to give. */
    DATABASE_UNAVAILABLE("the database does not answer"),
    /** There is no room on a disk, that of the data directory or that of the database. */
    STORAGE_FULL("the disk is full"),
    /** A stored file could not be read. */
    FILE_UNREADABLE("the file cannot be read");

    private final String sentence;

    Setback(String sentence) {
        this.sentence = sentence;
    }

    /** The beginning of a sentence for whoever waits. */
    public String sentence() {
        return sentence;
    }

    /** What set a piece of work back; null when waiting cures nothing. */
    public static @Nullable Setback of(Throwable failure) {
        boolean notTaken = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case AppendFailed _, OutcomeUnknown _ -> notTaken = true; // its cause may say why
                case StorageFull _ -> {
                    return STORAGE_FULL;
                }
                case AppendConflict _ -> {
                    return LOST_RACE;
                }
                case SQLException refused -> {
                    return of(refused);
                }
                case UncheckedIOException _ -> {} // says what its cause says
                case IOException unreadable -> {
                    return of(unreadable);
                }
                default -> {}
            }
        }
        return notTaken || isLostResource(failure) ? DATABASE_UNAVAILABLE : null;
    }

    /** By the class of the error, as the SQL standard and PostgreSQL divide them. */
    private static @Nullable Setback of(SQLException refused) {
        var state = refused.getSQLState();
        if (state == null || state.length() != 5) {
            return isConnectionTrouble(refused) ? DATABASE_UNAVAILABLE : null;
        }
        return switch (state.substring(0, 2)) {
            case "40" -> LOST_RACE; // serialization failure, deadlock
            case "08", "55", "57" -> DATABASE_UNAVAILABLE; // connection, object in use, operator
            case "53" -> state.equals("53100") ? STORAGE_FULL : DATABASE_UNAVAILABLE; // resources
            case "58" -> isNoRoom(refused) ? STORAGE_FULL : DATABASE_UNAVAILABLE; // system
            // A transaction that idled too long, or a server that is a standby at the moment.
            case "25" ->
                    state.equals("25P03") || state.equals("25006") ? DATABASE_UNAVAILABLE : null;
            default -> null;
        };
    }

    /**
     * The pool and the driver know failures that never came from a server. One without type and
     * state is the pool's, about a connection that it has closed because it was lost.
     */
    private static boolean isConnectionTrouble(SQLException refused) {
        return refused.getClass() == SQLException.class
                || refused instanceof SQLTransientException
                || refused instanceof SQLRecoverableException
                || refused instanceof SQLNonTransientConnectionException;
    }

    private static boolean isLostResource(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException;
    }

    private static Setback of(IOException unreadable) {
        return isNoRoom(unreadable) ? STORAGE_FULL : FILE_UNREADABLE;
    }

    /** Java has no type for it; the words are the system's own. */
    private static boolean isNoRoom(Exception failure) {
        var words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left on device") || words.contains("disk quota exceeded");
    }
}
