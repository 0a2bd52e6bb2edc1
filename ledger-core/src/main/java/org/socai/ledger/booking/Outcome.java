package org.socai.ledger.booking;

/** What became of a fact that was not refused. */
public enum Outcome {
    /** It is recorded, with all that follows from it. */
    ACCEPTED,
    /** It was recorded before with the same content; nothing changed. */
    DUPLICATE
}
