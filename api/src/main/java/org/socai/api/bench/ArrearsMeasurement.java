package org.socai.api.bench;

import java.sql.SQLException;
import org.socai.projections.Page;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.ArrearsQuestion;

/** The units in arrears of the whole province, with totals, at random pairs of dates. */
final class ArrearsMeasurement implements Measurement {
    private static final String PROVINCE = "04";
    private static final int TARGET_UNITS = 100_000;
    private static final Page FIRST_PAGE = new Page(0, 50);

    private final Run run;

    ArrearsMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.ARREARS;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        run.ledger().tidy();
        var questions = new Questions(run.growth(), run.ledger().settled());
        var arrears = run.ledger().bean(Arrears.class);
        int count = run.sizes().rateQuestions();
        var asked = new long[count];
        for (int i = -Math.min(5, count); i < count; i++) {
            var question = new ArrearsQuestion(PROVINCE, questions.next(4), 0, 0, FIRST_PAGE);
            long begun = System.nanoTime();
            arrears.list(question);
            if (i >= 0) {
                asked[i] = System.nanoTime() - begun;
            }
        }
        report(scale, new Latencies(asked));
        run.progress().say("arrears are asked");
    }

    private void report(Scale scale, Latencies latencies)
            throws SQLException, InterruptedException {
        var note = "%d units".formatted(run.sizes().units());
        for (int percent : new int[] {50, 99}) {
            run.board()
                    .measured(
                            place(scale, "ms p" + percent),
                            SOCAI,
                            latencies.at(percent),
                            note,
                            run.findings());
        }
        run.board()
                .target(
                        place(scale, "ms p99"),
                        SOCAI,
                        ms -> ms <= 300,
                        "≤ 300 ms with 100,000 units",
                        run.sizes().units() >= TARGET_UNITS);
    }
}
