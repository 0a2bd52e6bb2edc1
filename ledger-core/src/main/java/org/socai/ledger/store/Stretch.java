package org.socai.ledger.store;

import org.socai.ledger.contribution.StreamId;

/**
 * A part of a stream.
 *
 * @param from the place of its first event
 * @param until the place behind its last one
 */
public record Stretch(StreamId stream, long from, long until) {}
