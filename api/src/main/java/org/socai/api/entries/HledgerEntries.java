package org.socai.api.entries;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.socai.api.knowledge.Viewpoint;

/**
 * Entries as the plain-text journal that hledger reads: one transaction per event on its business
 * day. Every account has the unit below its kind, so that a report can be limited to either.
 */
final class HledgerEntries implements EntryWriter {
    private final Writer out;

    HledgerEntries(Writer out, Viewpoint viewpoint) throws IOException {
        this.out = out;
        out.write(
                "; Socai journal, effectiveOn %s, knownAt %s, position %d\n\n"
                        .formatted(
                                viewpoint.effectiveOn(),
                                viewpoint.knownAt(),
                                viewpoint.position()));
        out.write("commodity 1000. VND\n");
    }

    @Override
    public void write(List<EntryLine> entry) throws IOException {
        var event = entry.getFirst();
        out.write(
                "\n%s %s at position %d  ; position:%d, sequence:%d, recorded:%s\n"
                        .formatted(
                                event.effectiveOn(),
                                event.type(),
                                event.position(),
                                event.position(),
                                event.sequence(),
                                event.recordedAt()));
        for (var line : entry) {
            out.write("    %s  %d VND%s\n".formatted(account(line), line.amount(), tags(line)));
        }
    }

    private static String account(EntryLine line) {
        var unit = line.unitCode() == null ? "" : ":" + line.unitCode();
        var fund = line.fund() == null ? "" : ":" + line.fund();
        return switch (line.account()) {
            case RECEIVABLE -> "assets:receivable" + unit + fund;
            case CHARGE_RECEIVABLE -> "assets:charge receivable" + unit + fund;
            case CASH -> "assets:cash" + unit;
            case UNALLOCATED -> "liabilities:unallocated" + unit;
            case UNMATCHED -> "liabilities:unmatched";
            case CONTRIBUTION_INCOME -> "income:contribution" + unit + fund;
            case CHARGE_INCOME -> "income:charge" + unit + fund;
        };
    }

    private static String tags(EntryLine line) {
        return line.period() == null
                ? ""
                : "  ; period:%s, due:%s".formatted(line.period(), line.dueOn());
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
