package org.socai.api.config;

import javax.sql.DataSource;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.socai.api.config.DatabaseConfiguration.LedgerDatabase;
import org.socai.api.config.LedgerConfiguration.BusinessDay;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.axon.Decisions;
import org.socai.ledger.axon.JdbcTransactions;
import org.socai.ledger.axon.LedgerFeed;
import org.socai.ledger.axon.ProjectionHandler;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.booking.StreamStates;
import org.socai.ledger.store.GroupAppender;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.PositionSignal;
import org.socai.ledger.store.Sequencer;
import org.socai.projections.AllProjections;
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
    @Bean
    JdbcTransactions jdbcTransactions(DataSource writePool, Sequencer sequencer) {
        return new JdbcTransactions(writePool, sequencer::committed);
    }

    @Bean
    LedgerFeed ledgerFeed(DataSource writePool, LedgerReader reader, PositionSignal signal) {
        return new LedgerFeed(writePool, reader, signal);
    }

    @Bean
    AxonLedger axonLedger(
            DataSource writePool,
            StreamStates states,
            RuleBooks rules,
            GroupAppender appender,
            BusinessDay today,
            JdbcTransactions transactions,
            LedgerFeed feed) {
        var decisions = new Decisions(writePool, states, rules, appender, today);
        return new AxonLedger(decisions, transactions, feed);
    }

    @Bean
    ProjectionFeed projectionFeed() {
        return new ProjectionFeed(AllProjections.readModels());
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
    PooledStreamingEventProcessor projections(
            AxonLedger axon,
            JdbcTransactions transactions,
            ProjectionFeed feed,
            ProjectionPosition position) {
        var handler = new ProjectionHandler(transactions, feed::apply, position::current);
        return axon.processor("projections", handler);
    }
}
