package org.socai.api.imports.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A transaction detail ({@code TxDtls}) of an entry as the bank wrote it. Texts that are not there
 * are empty.
 */
final class CamtDetail {
    final long line;
    String reference = "";
    CamtAmount amount = CamtAmount.NONE;
    String creditOrDebit = "";
    String information = "";
    private CamtAmount transactionAmount = CamtAmount.NONE;
    private final List<String> unstructured = new ArrayList<>();
    private final List<String> creditorReferences = new ArrayList<>();

    private CamtDetail(long line) {
        this.line = line;
    }

    /** Reads the detail on whose start tag the cursor stands, to its end. */
    static CamtDetail read(XmlCursor xml) {
        var detail = new CamtDetail(xml.line());
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Refs" -> detail.reference = xml.textOfChild(Set.of("AcctSvcrRef")).strip();
                case "Amt" -> detail.amount = CamtAmount.read(xml);
                case "AmtDtls" -> detail.readAmountDetails(xml);
                case "CdtDbtInd" -> detail.creditOrDebit = xml.text().strip();
                case "RmtInf" -> detail.readRemittance(xml);
                case "AddtlTxInf" -> detail.information = xml.text();
                default -> {}
            }
        }
        if (detail.amount.missing()) {
            // Before version 04 a detail had no amount of its own, only the breakdown.
            detail.amount = detail.transactionAmount;
        }
        return detail;
    }

    private void readAmountDetails(XmlCursor xml) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("TxAmt")) {
                int inside = xml.depth();
                while (xml.nextChild(inside)) {
                    if (xml.name().equals("Amt")) {
                        transactionAmount = CamtAmount.read(xml);
                    }
                }
            }
        }
    }

    private void readRemittance(XmlCursor xml) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Ustrd" -> keep(unstructured, xml.text());
                case "Strd" -> readStructured(xml);
                default -> {}
            }
        }
    }

    private void readStructured(XmlCursor xml) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("CdtrRefInf")) {
                keep(creditorReferences, xml.textOfChild(Set.of("Ref")).strip());
            }
        }
    }

    private void keep(List<String> texts, String text) {
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    /**
     * What the payer wrote: the free text, else the creditor reference, else what the bank added;
     * perhaps nothing.
     */
    String remittance() {
        if (!unstructured.isEmpty()) {
            return String.join(" ", unstructured);
        }
        if (!creditorReferences.isEmpty()) {
            return String.join(" ", creditorReferences);
        }
        return information;
    }
}
