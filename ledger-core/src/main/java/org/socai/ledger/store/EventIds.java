package org.socai.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * Identifiers of events, made from what the events are: a fact with a key always gets the id of
 * that key, so that the unique index over ids takes bank references and declaration keys once in
 * the whole ledger. Other events get the id of their place in their stream. UUIDs of version 8 over
 * SHA-256; the derivation is final once events are stored.
 */
public final class EventIds {
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(EventIds::sha256);

    private EventIds() {}

    /** The id of an event at its place in its stream. */
    public static UUID of(LedgerEvent event, long sequence) {
        var key = event.factKey();
        return key == null ? digest("event/" + event.stream() + "#" + sequence) : ofFact(key);
    }

    /** The id that the fact with this key has, whether it has been recorded or not. */
    public static UUID ofFact(String factKey) {
        return digest("fact/" + factKey);
    }

    private static UUID digest(String name) {
        // digest(…) leaves the thread's instance as new
        var hash = ByteBuffer.wrap(SHA_256.get().digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
