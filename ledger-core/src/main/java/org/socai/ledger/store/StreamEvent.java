package org.socai.ledger.store;

import java.util.UUID;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;

/** An event as it stands in its stream, whether it has a position yet or not. */
public record StreamEvent(StreamId stream, long sequence, UUID eventId, LedgerEvent event) {}
