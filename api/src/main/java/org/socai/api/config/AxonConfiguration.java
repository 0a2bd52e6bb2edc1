package org.socai.api.config;

import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.socai.api.config.DatabaseConfiguration.LedgerDatabase;
import org.socai.api.launch.LaunchOptions;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.axon.Decisions;
import org.socai.ledger.axon.JdbcTransactions;
import org.socai.ledger.axon.LedgerFeed;
import org.socai.ledger.axon.ProjectionHandler;
import org.socai.ledger.booking.BookingContext;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.store.GroupAppender;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.PositionSignal;
import org.socai.projections.AllProjections;
import org.socai.projections.feed.Condenser;
import org.socai.projections.feed.ProjectionFeed;
import org.socai.projections.feed.ProjectionPosition;
import org.socai.projections.rebuild.Rebuild;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon over the ledger: commands for single units, and the processor that feeds the projections.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
    /** Processors append no events, so the sequencer has nothing to hear of their commits. */
    @Bean
    JdbcTransactions jdbcTransactions(DataSource writePool) {
        return new JdbcTransactions(writePool, () -> {});
    }

    @Bean
    LedgerFeed ledgerFeed(DataSource writePool, LedgerReader reader, PositionSignal signal) {
        return new LedgerFeed(writePool, reader, signal);
    }

    @Bean
    AxonLedger axonLedger(
            BookingContext context,
            Bookings bookings,
            GroupAppender appender,
            JdbcTransactions transactions,
            LedgerFeed feed) {
        return new AxonLedger(new Decisions(context, appender), bookings, transactions, feed);
    }

    @Bean
    ProjectionFeed projectionFeed() {
        return new ProjectionFeed(AllProjections.readModels());
    }

    @Bean(initMethod = "start")
    Condenser condenser(DataSource writePool) {
        return new Condenser(writePool, AllProjections.readModels());
    }

    @Bean
    ProjectionPosition projectionPosition(DataSource writePool) {
        return new ProjectionPosition(writePool);
    }

    @Bean
    Rebuild rebuild(LedgerDatabase database, LedgerReader reader) {
        return new Rebuild(database.access()::openAsOwner, reader, AllProjections.readModels());
    }

    @Bean(initMethod = "start", destroyMethod = "shutDown")
    StreamingEventProcessor projections(
            AxonLedger axon,
            JdbcTransactions transactions,
            ProjectionFeed feed,
            ProjectionPosition position,
            Condenser condenser,
            LaunchOptions options) {
        LongConsumer committed =
                reached -> {
                    position.reached(reached);
                    condenser.advanced();
                };
        var handler = new ProjectionHandler(transactions, feed::apply, committed);
        return axon.processor("projections", node(options), handler);
    }

    /**
     * Who claims the token of the projections. The lock on its data directory makes this program
     * the only one on an embedded database, so after a crash it need not wait until the claim of
     * its dead predecessor has run out.
     */
    private static String node(LaunchOptions options) {
        return options.database() == null
                ? "embedded"
                : ManagementFactory.getRuntimeMXBean().getName();
    }
}
