package org.socai.api.bench;

import java.sql.SQLException;

/**
 * How much heap the program holds on to: the most that any collection left while the ledger grew,
 * and what a full collection leaves. Callers and files of the benchmark are counted with it.
 */
final class MemoryMeasurement implements Measurement {
    private static final int TARGET_UNITS = 100_000;

    private final Run run;
    private final HeapWatch heap;

    MemoryMeasurement(Run run, HeapWatch heap) {
        this.run = run;
        this.heap = heap;
    }

    @Override
    public Line line() {
        return Line.MEMORY;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        var findings = run.findings();
        var place = place(scale, "MiB");
        var peak = SOCAI + ", most left by a collection while importing";
        run.board().measured(place, peak, Figures.of(heap.mostLeft()), "", findings);
        var held = SOCAI + ", left by a full collection";
        run.board()
                .measured(place, held, Figures.of(HeapWatch.leftByFullCollection()), "", findings);
        boolean large = run.sizes().units() >= TARGET_UNITS;
        for (var subject : new String[] {peak, held}) {
            run.board()
                    .target(
                            place,
                            subject,
                            mebibytes -> mebibytes <= 1_024,
                            "≤ 1 GiB with 100,000 units",
                            large);
        }
    }
}
