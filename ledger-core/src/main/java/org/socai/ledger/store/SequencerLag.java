package org.socai.ledger.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has been open for long. Whatever it has appended has no position until it
 * ends; all other events are given theirs meanwhile.
 *
 * @param transaction its id in the database
 * @param pid the server process it runs in; null for a prepared transaction, which has none
 * @param applicationName how its program calls itself; the name of a prepared transaction
 * @param openFor how long it has been seen open
 */
public record SequencerLag(
        long transaction, @Nullable Integer pid, String applicationName, Duration openFor) {}
