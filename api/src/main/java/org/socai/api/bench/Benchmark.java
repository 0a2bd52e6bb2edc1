package org.socai.api.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.socai.api.dataset.DataSet;
import org.socai.api.dataset.DataSetFiles;

/**
 * One run: makes a province, lets the ledger grow by it, and measures each line at each scale.
 *
 * @param lines which lines of the report are wanted
 * @param folder where the database and the files are; empty or missing
 */
record Benchmark(Sizes sizes, boolean quick, long seed, Set<Line> lines, Path folder) {
    /**
     * A first rebuild of a small ledger takes half a second, most of it in code not compiled yet.
     */
    private static final int WARM_UP_REBUILDS = 12;

    Report run(Ledger ledger) throws IOException, SQLException, InterruptedException {
        var progress = new Progress();
        ledger.open();
        warmUp(ledger, progress);
        var data = new DataSet(seed, sizes.units(), sizes.months());
        var files = folder.resolve("dataset");
        var manifest = DataSetFiles.write(data, files, true);
        progress.say("%d files are made up".formatted(manifest.files().size()));
        var board = new Board();
        try (var heap = new HeapWatch()) {
            var machine = Machine.with(ledger.access());
            var growth = new Growth(data, files, manifest, ledger);
            var run = new Run(ledger, growth, sizes, board, progress);
            var measurements = measurements(run, heap);
            for (var scale : sizes.scales()) {
                heap.reset();
                growth.to(scale.months(), progress);
                measure(scale, measurements, run);
            }
            return report(progress, machine, board);
        }
    }

    /**
     * Lets another province grow and makes its read models anew, and forgets it: code is to be
     * compiled before anything counts, as it is in a program that has run for a while.
     */
    private void warmUp(Ledger ledger, Progress progress)
            throws SQLException, IOException, InterruptedException {
        if (sizes.warmUpMonths() == 0) {
            return;
        }
        var data = new DataSet(~seed, sizes.warmUpUnits(), sizes.warmUpMonths());
        var files = folder.resolve("warm-up");
        var manifest = DataSetFiles.write(data, files, true);
        ledger.untouchedBy(
                () -> {
                    new Growth(data, files, manifest, ledger).to(sizes.warmUpMonths(), progress);
                    for (int i = 0; i < WARM_UP_REBUILDS; i++) {
                        ledger.asPeer().replay();
                    }
                });
        FileTree.delete(files);
        progress.say("code is compiled");
    }

    /** Memory comes first, because it speaks of what has just been booked; what disturbs, last. */
    private List<Measurement> measurements(Run run, HeapWatch heap) {
        List<Measurement> all =
                List.of(
                        new MemoryMeasurement(run, heap),
                        new ImportMeasurement(run),
                        new ClosingMeasurement(run),
                        new BalanceMeasurement(run),
                        ProvinceMeasurement.overdueRate(run),
                        ProvinceMeasurement.collection(run),
                        ProvinceMeasurement.arrears(run),
                        new RebuildMeasurement(run),
                        new VisibilityMeasurement(run),
                        new CommandsMeasurement(run),
                        new StartMeasurement(run),
                        new SlowCommitMeasurement(run));
        return all.stream().filter(measurement -> lines.contains(measurement.line())).toList();
    }

    private void measure(Scale scale, List<Measurement> measurements, Run run)
            throws SQLException, IOException, InterruptedException {
        boolean last = scale.equals(sizes.scales().getLast());
        for (var measurement : measurements) {
            run.progress().say("%s at %s".formatted(measurement.line().option(), scale.label()));
            if (measurement.isDisturbing() && !last) {
                run.ledger().untouchedBy(() -> measurement.measure(scale, false));
            } else {
                measurement.measure(scale, last);
            }
        }
        var findings = run.ledger().check().thoroughFindings();
        if (!findings.isEmpty()) {
            throw new IllegalStateException("the ledger does not hold together: " + findings);
        }
    }

    private Report report(Progress progress, Machine machine, Board board) {
        return new Report(
                LocalDate.now(ZoneOffset.UTC).toString(),
                progress.elapsed().toSeconds(),
                quick ? "quick" : "full",
                seed,
                sizes.units(),
                machine,
                board.measured(),
                board.compared());
    }
}
