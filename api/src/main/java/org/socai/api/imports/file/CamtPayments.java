package org.socai.api.imports.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;
import org.socai.api.imports.file.FileRecord.FileRow;

/**
 * The payments of an entry. An entry that is no booked credit in dong is one bad row, however many
 * details it has. Otherwise each detail is a row, and an entry without details is one.
 *
 * <p>Details are only believed when they add up to the entry, debit details counting against it:
 * the entry is the money that came in, and if the parts say otherwise nobody can tell which part is
 * wrong, so all are rejected rather than more or less booked than the bank received.
 */
final class CamtPayments {
    private static final String CREDIT = "CRDT";
    private static final String DEBIT = "DBIT";
    private static final String BOOKED = "BOOK";
    private static final String DONG = "VND";

    private final long ordinal;
    private final CamtEntry entry;

    /**
     * @param ordinal the entry's number in the file, from 1
     */
    CamtPayments(long ordinal, CamtEntry entry) {
        this.ordinal = ordinal;
        this.entry = entry;
    }

    List<FileRecord> records() {
        BadRow defect = defectOfEntry();
        if (defect != null) {
            return List.of(defect);
        }
        if (entry.details.isEmpty()) {
            return List.of(payment(entry.line, entry.reference, entry.amount, entry.information));
        }
        boolean addsUp = detailsAddUp();
        return IntStream.range(0, entry.details.size()).mapToObj(i -> record(i, addsUp)).toList();
    }

    private @Nullable BadRow defectOfEntry() {
        if (!entry.status.equals(BOOKED)) {
            return bad(
                    entry.line,
                    Defect.NOT_BOOKED,
                    "its status is '%s'; only booked entries (BOOK) are payments"
                            .formatted(shown(entry.status)));
        }
        if (entry.reversal) {
            return bad(entry.line, Defect.REVERSAL_ENTRY, "it reverses an earlier entry");
        }
        if (entry.creditOrDebit.isEmpty()) {
            return missing(entry.line, "CdtDbtInd");
        }
        if (!entry.creditOrDebit.equals(CREDIT)) {
            return bad(entry.line, Defect.DEBIT_ENTRY, "it is a debit, not a payment received");
        }
        if (entry.amount.missing()) {
            return missing(entry.line, "amount");
        }
        return foreign(entry.line, entry.amount);
    }

    private FileRecord record(int index, boolean addsUp) {
        CamtDetail detail = entry.details.get(index);
        if (detail.creditOrDebit.equals(DEBIT)) {
            return bad(
                    detail.line, Defect.DEBIT_ENTRY, "detail %d is a debit".formatted(index + 1));
        }
        if (detail.amount.missing() && !isOnly()) {
            return missing(
                    detail.line,
                    "amount (detail %d of %d)".formatted(index + 1, entry.details.size()));
        }
        BadRow foreign = foreign(detail.line, detail.amount);
        if (foreign != null) {
            return foreign;
        }
        if (!addsUp) {
            return bad(
                    detail.line,
                    Defect.AMOUNT_MISMATCH,
                    "its details do not add up to its amount of %s"
                            .formatted(shown(entry.amount.text())));
        }
        String remittance = detail.remittance();
        return payment(
                detail.line,
                reference(detail, index),
                detail.amount.missing() ? entry.amount : detail.amount,
                remittance.isBlank() ? entry.information : remittance);
    }

    private FileRecord payment(long line, String reference, CamtAmount amount, String remittance) {
        String day = entry.valueDate.isEmpty() ? entry.bookingDate : entry.valueDate;
        if (reference.isEmpty()) {
            return missing(line, "bank_reference (AcctSvcrRef)");
        }
        if (day.isEmpty()) {
            return missing(line, "value_date (ValDt or BookgDt)");
        }
        return new FileRow(
                line,
                Map.of(
                        "bank_reference", reference,
                        "value_date", CamtDates.day(day),
                        "amount", amount.text(),
                        "currency", DONG,
                        "remittance", remittance));
    }

    private String reference(CamtDetail detail, int index) {
        if (!detail.reference.isEmpty() || entry.reference.isEmpty()) {
            return detail.reference;
        }
        return isOnly() ? entry.reference : entry.reference + "/" + (index + 1);
    }

    private boolean isOnly() {
        return entry.details.size() == 1;
    }

    private boolean detailsAddUp() {
        CamtAmount first = entry.details.getFirst().amount;
        if (isOnly() && (first.missing() || first.text().equals(entry.amount.text()))) {
            return true;
        }
        BigDecimal whole = entry.amount.value();
        BigDecimal sum = BigDecimal.ZERO;
        for (CamtDetail detail : entry.details) {
            BigDecimal part = detail.amount.value();
            if (part == null || !currency(detail.amount).equals(DONG)) {
                return false;
            }
            sum = detail.creditOrDebit.equals(DEBIT) ? sum.subtract(part) : sum.add(part);
        }
        return whole != null && sum.compareTo(whole) == 0;
    }

    private @Nullable BadRow foreign(long line, CamtAmount amount) {
        String currency = currency(amount);
        return currency.equals(DONG)
                ? null
                : bad(
                        line,
                        Defect.CURRENCY_NOT_VND,
                        "its currency is '%s', not VND".formatted(shown(currency)));
    }

    /** A detail's amount without a currency of its own is in the entry's. */
    private String currency(CamtAmount amount) {
        return amount.currency().isEmpty() ? entry.amount.currency() : amount.currency();
    }

    private BadRow missing(long line, String what) {
        return bad(line, Defect.MISSING_CELL, "it has no " + what);
    }

    private BadRow bad(long line, Defect defect, String what) {
        String name = entry.reference.isEmpty() ? "" : " (" + shown(entry.reference) + ")";
        return new BadRow(line, defect, "Entry %d%s: %s.".formatted(ordinal, name, what));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
