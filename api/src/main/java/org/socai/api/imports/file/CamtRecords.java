package org.socai.api.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The payments in a bank's ISO 20022 message: camt.054 (debit credit notification) or camt.053
 * (statement), version 02 or later. One entry is held at a time; what it means is decided by {@link
 * CamtPayments}.
 */
final class CamtRecords implements RecordReader {
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.05([34])\\.001\\.(\\d\\d)");
    private static final int FIRST_VERSION = 2;
    private static final int DOCUMENT = 1;
    private static final int MESSAGE = 2;
    private static final int REPORT = 3;

    private final XmlCursor xml;
    private final FileLimits limits;
    private final String reportName;
    private final Queue<FileRecord> ready = new ArrayDeque<>();
    private long entries;
    private boolean inReport;
    private boolean finished;

    private CamtRecords(XmlCursor xml, FileLimits limits) {
        this.xml = xml;
        this.limits = limits;
        boolean statement = isStatement(xml);
        String messageName = statement ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
        reportName = statement ? "Stmt" : "Ntfctn";
        if (!xml.nextChild(DOCUMENT) || !xml.name().equals(messageName)) {
            throw new FileRefused(
                    FileRefused.Reason.WRONG_DOCUMENT,
                    "The Document does not hold a %s.".formatted(messageName));
        }
    }

    static CamtRecords open(InputStream in, FileLimits limits) throws IOException {
        XmlCursor xml = XmlCursor.open(in, limits, FileRefused.Reason.BROKEN_XML);
        try {
            return new CamtRecords(xml, limits);
        } catch (RuntimeException e) {
            xml.close();
            throw e;
        }
    }

    private static boolean isStatement(XmlCursor xml) {
        Matcher namespace = NAMESPACE.matcher(xml.namespace());
        if (!xml.name().equals("Document")
                || !namespace.matches()
                || Integer.parseInt(namespace.group(2)) < FIRST_VERSION) {
            throw new FileRefused(
                    FileRefused.Reason.WRONG_DOCUMENT,
                    "The file must be an ISO 20022 camt.054 or camt.053 Document, version 02 or later. Found: %s in the namespace '%s'."
                            .formatted(xml.name(), xml.namespace()));
        }
        return namespace.group(1).equals("3");
    }

    @Override
    public @Nullable FileRecord next() {
        while (ready.isEmpty() && !finished) {
            if (toNextEntry()) {
                entries++;
                ready.addAll(new CamtPayments(entries, CamtEntry.read(xml, limits)).records());
            } else {
                xml.finish();
                finished = true;
            }
        }
        return ready.poll();
    }

    private boolean toNextEntry() {
        while (true) {
            while (inReport && xml.nextChild(REPORT)) {
                if (xml.name().equals("Ntry")) {
                    return true;
                }
            }
            inReport = false;
            if (!xml.nextChild(MESSAGE)) {
                return false;
            }
            inReport = xml.name().equals(reportName);
        }
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
