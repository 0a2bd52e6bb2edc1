package org.socai.api.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.socai.api.bench.Growth.Booked;

/**
 * What booking files comes to: the files of the months that the ledger has just grown by, against
 * the same kind of rows written by PostgreSQL alone.
 */
final class ImportMeasurement implements Measurement {
    private static final String RAW = "unnest inserts, 1,000 per transaction, 2 writers";

    private final Run run;

    ImportMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.IMPORT;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        var facts = place(scale, "facts/s");
        var events = place(scale, "events/s");
        var findings = new ArrayList<>(run.findings());
        findings.addAll(run.growth().findings());
        for (var kind : List.of("declarations", "payments")) {
            var files = run.growth().lately(kind);
            if (!files.isEmpty()) {
                var subject = SOCAI + ", " + kind;
                var rate = Figures.of(files.stream().map(Booked::factsPerSecond).toList());
                run.board().measured(facts, subject, rate, note(files), findings);
                run.board().target(facts, subject, r -> r >= 20_000, "≥ 20,000, aim 40,000", true);
            }
        }
        var all = new ArrayList<>(run.growth().lately("declarations"));
        all.addAll(run.growth().lately("payments"));
        var rate = Figures.of(all.stream().map(Booked::eventsPerSecond).toList());
        run.board().measured(events, SOCAI, rate, "all that facts entail", findings);
        rawLimits(events);
        run.board().ratio(events, SOCAI, RAW, 0.3, "≥ 0.30");
    }

    private static String note(List<Booked> files) {
        return "%d files of about %d facts"
                .formatted(
                        files.size(), files.stream().mapToLong(Booked::facts).sum() / files.size());
    }

    private void rawLimits(Board.Place place) throws SQLException, InterruptedException {
        List<StoredRow> rows;
        try (var connection = run.ledger().access().openAsOwner()) {
            rows = StoredRow.newest(connection, run.sizes().rows());
        }
        var raw = new RawLimits(run.ledger().access(), rows);
        var arrays = new ArrayList<Double>();
        var batches = new ArrayList<Double>();
        var copies = new ArrayList<Double>();
        for (int repetition = 0; repetition < run.sizes().repetitions(); repetition++) {
            arrays.add(raw.arrays());
            batches.add(raw.batches());
            copies.add(raw.copies());
        }
        var note = "%d rows of this log".formatted(rows.size());
        run.board().measured(place, RAW, Figures.of(arrays), note, List.of());
        run.board()
                .measured(
                        place,
                        "rewritten batches, 1,000 per transaction, 2 writers",
                        Figures.of(batches),
                        note,
                        List.of());
        run.board()
                .measured(
                        place,
                        "COPY, 1,000 per transaction, 2 writers",
                        Figures.of(copies),
                        note,
                        List.of());
        run.progress().say("raw writing is measured");
    }
}
