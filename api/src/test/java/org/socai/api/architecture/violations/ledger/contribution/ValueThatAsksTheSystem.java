package org.socai.api.architecture.violations.ledger.contribution;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Time, ids and chance must be handed in. */
public final class ValueThatAsksTheSystem {
    private final Clock clock;

    ValueThatAsksTheSystem(Clock clock) {
        this.clock = clock;
    }

    List<Object> time() {
        Supplier<OffsetDateTime> byReference = OffsetDateTime::now;
        return List.of(
                Instant.now(),
                LocalDate.now(ZoneOffset.UTC),
                LocalDateTime.now(clock),
                System.currentTimeMillis(),
                System.nanoTime(),
                byReference);
    }

    List<Object> chance() {
        return List.of(
                UUID.randomUUID(),
                Math.random(),
                new Random(1).nextInt(),
                new SecureRandom().nextInt(),
                ThreadLocalRandom.current().nextInt());
    }
}
