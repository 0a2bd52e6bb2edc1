package org.socai.api.config;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.axon.JdbcTransactions;
import org.socai.ledger.booking.Publications;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.projections.rebuild.Rebuild;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * What has to hold before the first request: Axon is what it should be, the shipped law is
 * published, and nothing is left of a rebuild that was cut off.
 */
@Component
final class StartUp implements InitializingBean {
    private static final String ACTOR = "system";

    private final AxonLedger axon;
    private final Publications publications;
    private final Rebuild rebuild;

    StartUp(AxonLedger axon, Publications publications, Rebuild rebuild) {
        this.axon = axon;
        this.publications = publications;
        this.rebuild = rebuild;
    }

    @Override
    public void afterPropertiesSet() {
        requireOurOwn("event store", axon.eventStore(), EmbeddedEventStore.class);
        requireOurOwn("command bus", axon.commandBus(), SimpleCommandBus.class);
        requireOurOwn("transaction manager", axon.transactionManager(), JdbcTransactions.class);
        publications.publish(ACTOR, ShippedLaw.publications(), Publications.Together.NOTHING);
        rebuild.dropLeftovers();
    }

    /** Axon's defaults accept commands and store nothing; a ledger must not start on them. */
    private static void requireOurOwn(String what, Object found, Class<?> wanted) {
        if (!wanted.isInstance(found)) {
            throw new IllegalStateException(
                    "Axon's " + what + " is a " + found.getClass() + ", not a " + wanted);
        }
    }
}
