package org.socai.api.bench;

import java.sql.SQLException;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRate;
import org.socai.projections.rates.OverdueRateQuestion;

/** The overdue rate of the whole province at random pairs of dates. */
final class OverdueRateMeasurement implements Measurement {
    private static final String PROVINCE = "04";
    private static final int TARGET_UNITS = 100_000;

    private final Run run;

    OverdueRateMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.OVERDUE_RATE;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        run.ledger().tidy();
        var questions = new Questions(run.growth(), run.ledger().settled());
        var rate = run.ledger().bean(OverdueRate.class);
        int count = run.sizes().rateQuestions();
        var asked = new long[count];
        for (int i = -Math.min(5, count); i < count; i++) {
            var question =
                    new OverdueRateQuestion(
                            PROVINCE,
                            questions.next(4),
                            DenominatorKind.RECEIVABLE,
                            false,
                            BudgetFunded.ALL);
            long begun = System.nanoTime();
            rate.of(question);
            if (i >= 0) {
                asked[i] = System.nanoTime() - begun;
            }
        }
        var findings = run.findings();
        var note = "%d units".formatted(run.sizes().units());
        for (int percent : new int[] {50, 99}) {
            run.board()
                    .measured(
                            place(scale, "ms p" + percent),
                            SOCAI,
                            new Latencies(asked).at(percent),
                            note,
                            findings);
        }
        run.board()
                .target(
                        place(scale, "ms p99"),
                        SOCAI,
                        ms -> ms <= 300,
                        "≤ 300 ms with 100,000 units",
                        run.sizes().units() >= TARGET_UNITS);
        run.progress().say("overdue rates are asked");
    }
}
