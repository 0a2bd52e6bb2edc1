package org.socai.api.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.socai.api.bench.Board.Compared;
import org.socai.api.bench.Board.Measured;

/** A report as tables that read well on a terminal and in Markdown. */
final class TableReport {
    private TableReport() {}

    static String of(Report report) {
        var text = new StringBuilder();
        text.append(head(report)).append('\n');
        for (var line : Line.values()) {
            var measured =
                    report.measured().stream().filter(m -> m.line().equals(line.option())).toList();
            if (!measured.isEmpty()) {
                text.append("\n### %s (`%s`)\n\n".formatted(line.title(), line.option()));
                measured(text, measured);
                var compared =
                        report.compared().stream()
                                .filter(c -> c.line().equals(line.option()))
                                .toList();
                if (!compared.isEmpty()) {
                    text.append('\n');
                    compared(text, compared);
                }
            }
        }
        return text.toString();
    }

    private static String head(Report report) {
        var machine = report.machine();
        return """
        %s, %s run of %d:%02d minutes, %d units, seed %d. %d cores, %d MiB, %s, Java %s, PostgreSQL %s \
        (fsync %s, synchronous_commit %s, shared_buffers %s).
        """
                .formatted(
                        report.measuredOn(),
                        report.size(),
                        report.seconds() / 60,
                        report.seconds() % 60,
                        report.units(),
                        report.seed(),
                        machine.cores(),
                        machine.memoryMebibytes(),
                        machine.system(),
                        machine.java(),
                        machine.postgres(),
                        machine.fsync(),
                        machine.synchronousCommit(),
                        machine.sharedBuffers());
    }

    private static void measured(StringBuilder text, List<Measured> entries) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "history",
                        "measured",
                        "unit",
                        "median",
                        "lowest",
                        "highest",
                        "n",
                        "remark"));
        for (var entry : entries) {
            var figures = entry.figures();
            var remark =
                    entry.passed()
                            ? entry.note()
                            : "FAILED: " + String.join("; ", entry.findings());
            rows.add(
                    List.of(
                            entry.scale(),
                            entry.subject(),
                            entry.unit(),
                            figures == null ? "FAILED" : number(figures.median()),
                            figures == null ? "" : number(figures.lowest()),
                            figures == null ? "" : number(figures.highest()),
                            figures == null ? "" : Integer.toString(figures.samples()),
                            remark));
        }
        table(text, rows);
    }

    private static void compared(StringBuilder text, List<Compared> entries) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("history", "compared", "value", "target", "outcome"));
        for (var entry : entries) {
            rows.add(
                    List.of(
                            entry.scale(),
                            entry.what(),
                            value(entry.value(), entry.unit()),
                            entry.target(),
                            entry.outcome().words()));
        }
        table(text, rows);
    }

    private static String value(@Nullable Double value, String unit) {
        if (value == null) {
            return "FAILED";
        }
        return unit.equals("x") ? "× " + ratio(value) : number(value) + " " + unit;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static void table(StringBuilder text, List<List<String>> rows) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (int number = 0; number < rows.size(); number++) {
            row(text, rows.get(number), widths);
            if (number == 0) {
                for (int width : widths) {
                    text.append('|').append("-".repeat(width + 2));
                }
                text.append("|\n");
            }
        }
    }

    private static void row(StringBuilder text, List<String> cells, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            text.append("| ")
                    .append(cells.get(column))
                    .append(" ".repeat(widths[column] - cells.get(column).length() + 1));
        }
        text.append("|\n");
    }
}
