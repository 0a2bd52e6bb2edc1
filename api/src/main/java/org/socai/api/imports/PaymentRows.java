package org.socai.api.imports;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.socai.api.imports.PaymentRows.Credit;
import org.socai.api.imports.RowRejected.Code;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.booking.Payments;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;

/** Rows that are bank credits, from CSV or from a bank's XML. */
final class PaymentRows implements RowBook<Credit> {
    private final LocalDate today;

    PaymentRows(LocalDate today) {
        this.today = today;
    }

    /** A bank credit and what the payer wrote. */
    record Credit(Payment payment, Remittance remittance) {}

    @Override
    public Credit read(Cells cells) {
        var reference = cells.value("bank_reference", Code.INVALID_REFERENCE, BankReference::new);
        var valueDate = cells.date("value_date");
        long amount = cells.amount("amount");
        if (!cells.required("currency").equals("VND")) {
            throw new RowRejected(Code.CURRENCY_NOT_VND, "currency is VND; nothing else is booked");
        }
        try {
            var payment = new Payment(reference, valueDate, amount);
            return new Credit(payment, remittance(cells));
        } catch (IllegalArgumentException refused) {
            throw RowRejected.because(Code.INVALID_AMOUNT, "amount", refused);
        }
    }

    private static Remittance remittance(Cells cells) {
        try {
            return new Remittance(cells.optional("remittance"));
        } catch (IllegalArgumentException refused) {
            throw RowRejected.because(Code.INVALID_TEXT, "remittance", refused);
        }
    }

    /**
     * By value date: money that arrived in this order needs no later correction. Which payments are
     * accepted does not depend on the order, except among rows with one reference, which stay in
     * theirs.
     */
    @Override
    public List<Read<Credit>> order(List<Read<Credit>> batch) {
        Map<BankReference, LocalDate> first = new HashMap<>();
        batch.forEach(
                read ->
                        first.putIfAbsent(
                                read.fact().payment().bankReference(),
                                read.fact().payment().valueDate()));
        return batch.stream()
                .sorted(
                        Comparator.comparing(
                                read ->
                                        Objects.requireNonNull(
                                                first.get(read.fact().payment().bankReference()))))
                .toList();
    }

    @Override
    public void prepare(Booking booking, List<Credit> facts) throws SQLException {
        var units =
                facts.stream()
                        .map(credit -> credit.remittance().unit())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        booking.prepare(
                units, facts.stream().map(credit -> credit.payment().bankReference()).toList());
    }

    @Override
    public Outcome book(Booking booking, Credit credit, String source) throws SQLException {
        if (credit.payment().valueDate().isAfter(today)) {
            throw new UnitRejected(
                    Reason.DATE_IN_FUTURE,
                    "value_date " + credit.payment().valueDate() + " lies in the future");
        }
        return new Payments(booking).receive(credit.payment(), credit.remittance(), source);
    }
}
