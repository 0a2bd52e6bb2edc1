package org.socai.ledger.axon;

import java.time.LocalDate;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.booking.StreamStates;
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
        var database = ledger.database.app();
        appender = new GroupAppender(database, ledger.log, ledger.sequencer::committed);
        var decisions =
                new Decisions(
                        database,
                        new StreamStates(ledger.log, 50_000),
                        new RuleBooks(ledger.log, ledger.reader),
                        appender,
                        () -> LedgerOnPostgres.TODAY);
        axon = new AxonLedger(decisions, ledger.transactions, ledger.feed);
        appender.start();
    }

    /** Sends a command and waits for its answer. */
    void send(UnitCommand command) {
        axon.commands()
                .sendAndWait(
                        new GenericCommandMessage<>(
                                command, MetaData.with(LedgerStorageEngine.ACTOR, "collector")));
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
