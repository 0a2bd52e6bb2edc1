package org.socai.api.bench.peer;

/** How a peer is set up. */
public enum Tuning {
    /**
     * With the defaults of its builders; only the serializer is named, because XStream is absent.
     */
    AS_IT_COMES,
    /**
     * As its documentation advises for speed: aggregates cached, large batches in few segments, a
     * connection pool of the ledger's size, payloads as {@code bytea}, a sequence without gaps.
     */
    TUNED
}
