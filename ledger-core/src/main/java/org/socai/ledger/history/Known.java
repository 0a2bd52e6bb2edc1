package org.socai.ledger.history;

import org.socai.ledger.contribution.LedgerEvent;

/**
 * An event, and since when it is known: what read models are made of.
 *
 * @param position its place in the whole ledger
 * @param knownFrom the position of the fact that it follows from, or its own, as {@link
 *     Recorded#knownFrom} says
 */
public record Known(long position, long knownFrom, LedgerEvent event) {}
