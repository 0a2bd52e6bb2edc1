package org.socai.api.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.socai.projections.arrears.ArrearsList;
import org.socai.projections.rates.OverdueRateAnswer;

/** The report of units in arrears as lines of text. */
final class ArrearsTable {
    private static final int NAME_WIDTH = 50;
    private static final String COLUMNS = "%-7s  %-" + NAME_WIDTH + "s  %7s  %16s  %14s  %6s";

    private ArrearsTable() {}

    /** The units of a page, the totals over all pages, and the overdue rate. */
    static List<String> lines(ArrearsList arrears, OverdueRateAnswer rate) {
        var lines = new ArrayList<String>();
        lines.add(line("Unit", "Name", "Workers", "Overdue", "Charge", "Months"));
        lines.add("-".repeat(lines.getFirst().length()));
        arrears.rows().forEach(row -> lines.add(line(row)));
        int others = arrears.totals().units() - arrears.rows().size();
        if (others > 0) {
            lines.add(line("", "and " + grouped(others) + " more", "", "", "", ""));
        }
        lines.add("-".repeat(lines.getFirst().length()));
        lines.add(totals(arrears.totals()));
        lines.add("");
        lines.add(rate(rate));
        return lines;
    }

    private static String line(ArrearsList.Row row) {
        return line(
                row.unit().value(),
                shortened(row.name()),
                grouped(row.workers()),
                grouped(row.overdue()),
                grouped(row.charge()),
                grouped(row.monthsOwed()));
    }

    private static String totals(ArrearsList.Totals totals) {
        return line(
                "Total",
                grouped(totals.units()) + " units",
                grouped(totals.workers()),
                grouped(totals.overdue()),
                grouped(totals.charge()),
                "");
    }

    private static String rate(OverdueRateAnswer rate) {
        return "Overdue rate %s %%: %s of %s dong receivable this year"
                .formatted(
                        rate.percent() == null ? "-" : rate.percent().toPlainString(),
                        grouped(rate.numerator()),
                        grouped(rate.denominator()));
    }

    private static String line(String... cells) {
        return COLUMNS.formatted((Object[]) cells).stripTrailing();
    }

    /** Names are in composed letters, one character a column. */
    private static String shortened(String name) {
        return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
