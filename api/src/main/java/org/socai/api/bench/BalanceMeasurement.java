package org.socai.api.bench;

import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.StreamId;
import org.socai.projections.figures.UnitFigures;

/**
 * What one unit owes at a pair of dates, against reading its events and doing nothing with them.
 */
final class BalanceMeasurement implements Measurement {
    private static final String RAW = "reading the unit's events";

    private final Run run;

    BalanceMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.BALANCE;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        run.ledger().tidy();
        var units = Subject.sample(run.ledger(), Integer.MAX_VALUE).units();
        var questions = new Questions(run.growth(), run.ledger().settled());
        var figures = run.ledger().bean(UnitFigures.class);
        var reader = run.ledger().reader();
        int count = run.sizes().questions();
        var asked = new long[count];
        var read = new long[count];
        try (var connection = run.ledger().access().openAsOwner()) {
            for (int i = -count / 4; i < count; i++) {
                var unit = units.get(questions.choose(units.size()));
                var asOf = questions.next(2);
                long begun = System.nanoTime();
                figures.balance(unit, asOf);
                long answered = System.nanoTime();
                reader.stream(connection, StreamId.of(unit));
                if (i >= 0) {
                    asked[i] = answered - begun;
                    read[i] = System.nanoTime() - answered;
                }
            }
        }
        var findings = run.findings();
        var note = scale.months() + " months of history";
        for (int percent : new int[] {50, 99}) {
            var place = place(scale, "ms p" + percent);
            run.board().measured(place, SOCAI, new Latencies(asked).at(percent), note, findings);
            run.board().measured(place, RAW, new Latencies(read).at(percent), note, List.of());
        }
        run.board()
                .target(
                        place(scale, "ms p99"),
                        SOCAI,
                        ms -> ms <= 10,
                        "≤ 10 ms with ten years",
                        scale.months() >= 120);
        run.progress().say("balances are asked");
    }
}
