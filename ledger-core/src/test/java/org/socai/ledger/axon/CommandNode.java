package org.socai.ledger.axon;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.socai.ledger.booking.BookingContext;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.store.GroupAppender;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** One of several programs that send commands to one ledger, with states and rules of its own. */
final class CommandNode implements AutoCloseable {
    static final LocalDate PAID = LocalDate.of(2025, 8, 20);

    final GroupAppender appender;
    private final AxonLedger axon;

    CommandNode(LedgerOnPostgres ledger) {
        this(ledger, () -> LedgerOnPostgres.TODAY);
    }

    /**
     * @param today asked for in the middle of each decision
     */
    CommandNode(LedgerOnPostgres ledger, Supplier<LocalDate> today) {
        var other = ledger.anotherProgram(50_000);
        var context =
                new BookingContext(
                        other.database(),
                        other.log(),
                        other.states(),
                        other.rules(),
                        today,
                        other.arrivals());
        appender =
                new GroupAppender(ledger.database.app(), ledger.log, ledger.sequencer::committed);
        axon =
                new AxonLedger(
                        new Decisions(context, appender),
                        new Bookings(context),
                        ledger.transactions,
                        ledger.feed);
        appender.start();
    }

    /** Sends a command and waits for its answer. */
    void send(UnitCommand command) {
        axon.send(command, "collector");
    }

    UnitCode register(String code) {
        var unit = new UnitCode(code);
        send(
                new RegisterUnit(
                        unit,
                        new UnitDetails("Đơn vị " + code, null, UnitType.NON_STATE_ENTERPRISE),
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2025, 1, 1)));
        return unit;
    }

    /** Sends a payment and returns the key of its fact. */
    String pay(UnitCode unit, String reference, long amount) {
        return pay(unit, reference, PAID, amount);
    }

    /** Sends a payment of a day and returns the key of its fact. */
    String pay(UnitCode unit, String reference, LocalDate day, long amount) {
        send(
                new ReceivePayment(
                        unit, new Payment(new BankReference(reference), day, amount), "text"));
        return "payment/" + reference;
    }

    @Override
    public void close() {
        axon.close();
        appender.close();
    }
}
