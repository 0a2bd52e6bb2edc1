package org.socai.ledger.booking;

import java.time.LocalDate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.socai.ledger.store.Arrivals;
import org.socai.ledger.store.EventLog;

/**
 * What bookings and publications work with.
 *
 * @param database where transactions are opened
 * @param today the business day in Asia/Ho_Chi_Minh
 * @param arrivals told of every commit; of those of a series at its end
 */
public record BookingContext(
        DataSource database,
        EventLog log,
        StreamStates states,
        RuleBooks rules,
        Supplier<LocalDate> today,
        Arrivals arrivals) {}
