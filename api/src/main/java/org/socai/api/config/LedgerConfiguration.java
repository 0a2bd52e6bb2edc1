package org.socai.api.config;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.socai.api.launch.StartRefused;
import org.socai.ledger.booking.BookingContext;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Publications;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.booking.StreamStates;
import org.socai.ledger.store.Adoption;
import org.socai.ledger.store.EventCodec;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.GroupAppender;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.PositionListener;
import org.socai.ledger.store.PositionSignal;
import org.socai.ledger.store.Sequencer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger: its log, the order of commits, and everything that books into it. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    /** Of the memory there is, one part in so many may hold states between transactions. */
    private static final int PART_FOR_STATES = 3;

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    EventLog eventLog(EventCodec codec) {
        return new EventLog(codec);
    }

    @Bean
    LedgerReader ledgerReader(EventCodec codec) {
        return new LedgerReader(codec);
    }

    @Bean
    PositionSignal positionSignal() {
        return new PositionSignal();
    }

    /** A restored ledger is not served before its operator has adopted it. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Sequencer sequencer(DataSource writePool, PositionSignal signal) throws SQLException {
        try (var connection = writePool.getConnection()) {
            if (!Adoption.isAtHome(connection)) {
                throw new StartRefused(
                        "This ledger was restored into another database cluster. Run './socai"
                                + " adopt' on it once, with the same options.");
            }
        }
        return new Sequencer(writePool, signal::positioned);
    }

    /** Readers here are woken also by the sequencer of another program. */
    @Bean(initMethod = "start", destroyMethod = "close")
    PositionListener positionListener(DataSource writePool, PositionSignal signal) {
        return new PositionListener(writePool, signal);
    }

    /** Where commands to single units are committed; closed before the sequencer and the pool. */
    @Bean(initMethod = "start", destroyMethod = "close")
    GroupAppender groupAppender(DataSource writePool, EventLog log, Sequencer sequencer) {
        return new GroupAppender(writePool, log, sequencer::committed);
    }

    @Bean
    StreamStates streamStates(EventLog log) {
        return new StreamStates(log, Runtime.getRuntime().maxMemory() / PART_FOR_STATES);
    }

    @Bean
    RuleBooks ruleBooks(EventLog log, LedgerReader reader) {
        return new RuleBooks(log, reader);
    }

    @Bean
    BusinessDay businessDay(Clock clock) {
        return () -> LocalDate.now(clock);
    }

    /** Today in Vietnam. */
    interface BusinessDay extends Supplier<LocalDate> {}

    @Bean
    BookingContext bookingContext(
            DataSource writePool,
            EventLog log,
            StreamStates states,
            RuleBooks rules,
            BusinessDay today,
            Sequencer sequencer) {
        return new BookingContext(writePool, log, states, rules, today, sequencer);
    }

    @Bean
    Bookings bookings(BookingContext context) {
        return new Bookings(context);
    }

    @Bean
    Publications publications(BookingContext context) {
        return new Publications(context);
    }
}
