package org.socai.api.imports.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An entry ({@code Ntry}) as the bank wrote it: one movement on the account with the transactions
 * that make it up. Texts that are not there are empty.
 */
final class CamtEntry {
    final long line;
    String reference = "";
    CamtAmount amount = CamtAmount.NONE;
    String creditOrDebit = "";
    boolean reversal;
    String status = "";
    String bookingDate = "";
    String valueDate = "";
    String information = "";
    final List<CamtDetail> details = new ArrayList<>();

    private CamtEntry(long line) {
        this.line = line;
    }

    /** Reads the entry on whose start tag the cursor stands, to its end. */
    static CamtEntry read(XmlCursor xml, FileLimits limits) {
        var entry = new CamtEntry(xml.line());
        xml.allow(limits.entryCharacters(), FileRefused.Reason.ENTRY_TOO_LARGE);
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("NtryDtls")) {
                entry.readDetails(xml, limits);
            } else {
                entry.readChild(xml);
            }
        }
        return entry;
    }

    private void readChild(XmlCursor xml) {
        switch (xml.name()) {
            case "Amt" -> amount = CamtAmount.read(xml);
            case "CdtDbtInd" -> creditOrDebit = xml.text().strip();
            case "RvslInd" -> reversal = isTrue(xml.text().strip());
            case "Sts" -> status = xml.textOfChild(Set.of("Cd")).strip();
            case "BookgDt" -> bookingDate = xml.textOfChild(Set.of("Dt", "DtTm")).strip();
            case "ValDt" -> valueDate = xml.textOfChild(Set.of("Dt", "DtTm")).strip();
            case "AcctSvcrRef" -> reference = xml.text().strip();
            case "AddtlNtryInf" -> information = xml.text();
            default -> {}
        }
    }

    private void readDetails(XmlCursor xml, FileLimits limits) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (!xml.name().equals("TxDtls")) {
                continue;
            }
            if (details.size() == limits.entryDetails()) {
                throw new FileRefused(
                        FileRefused.Reason.ENTRY_TOO_LARGE,
                        "The entry in line %d holds more than %,d transaction details."
                                .formatted(line, limits.entryDetails()));
            }
            details.add(CamtDetail.read(xml));
        }
    }

    private static boolean isTrue(String xsdBoolean) {
        return xsdBoolean.equals("true") || xsdBoolean.equals("1");
    }
}
