package org.socai.ledger.axon;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of Axon's messages, which live as long as their command: random, but not secret.
 * Nothing of them is stored; events have the ids of {@link org.socai.ledger.store.EventIds}. Axon's
 * own factory asks the system's source of secrets for each, one caller at a time. Found by Axon
 * through {@code META-INF/services}.
 */
public final class MessageIds extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        var random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
