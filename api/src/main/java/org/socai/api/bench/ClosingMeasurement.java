package org.socai.api.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import org.socai.api.bench.Growth.Closed;

/** Closing one month for all units, until every answer includes it. */
final class ClosingMeasurement implements Measurement {
    private static final int TARGET_UNITS = 100_000;

    private final Run run;

    ClosingMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.CLOSING;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        var place = place(scale, "s");
        var findings = new ArrayList<>(run.findings());
        findings.addAll(run.growth().findings());
        var seconds = run.growth().closedLately().stream().map(Closed::seconds).toList();
        var note =
                "%d units, %d %% of them in arrears"
                        .formatted(run.sizes().units(), percentInArrears());
        run.board().measured(place, SOCAI, Figures.of(seconds), note, findings);
        run.board()
                .target(
                        place,
                        SOCAI,
                        s -> s <= 60,
                        "≤ 60 s with 100,000 units",
                        run.sizes().units() >= TARGET_UNITS);
    }

    private long percentInArrears() throws SQLException {
        try (var connection = run.ledger().access().openAsOwner();
                var select =
                        connection.prepareStatement(
                                """
                                select count(*) from (
                                    select from reporting.journal_line
                                    where account = 'RECEIVABLE' and due_on < ? and effective_on <= ?
                                    group by unit having sum(amount) > 0) as overdue
                                """)) {
            var day = run.growth().nextMonth().firstDay();
            select.setObject(1, day);
            select.setObject(2, day);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1) * 100 / run.sizes().units();
            }
        }
    }
}
