package org.socai.api.bench;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.projections.Page;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.ArrearsQuestion;
import org.socai.projections.collection.CollectionQuestion;
import org.socai.projections.collection.CollectionResults;
import org.socai.projections.feed.AsOf;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRate;
import org.socai.projections.rates.OverdueRateQuestion;

/** A report of the whole province at random pairs of dates. */
final class ProvinceMeasurement implements Measurement {
    private static final String PROVINCE = "04";
    private static final int TARGET_UNITS = 100_000;
    private static final Page FIRST_PAGE = new Page(0, 50);

    private final Run run;
    private final Line line;
    private final Consumer<AsOf> report;

    private ProvinceMeasurement(Run run, Line line, Consumer<AsOf> report) {
        this.run = run;
        this.line = line;
        this.report = report;
    }

    /** The overdue rate. */
    static Measurement overdueRate(Run run) {
        return new ProvinceMeasurement(
                run,
                Line.OVERDUE_RATE,
                asOf ->
                        run.ledger()
                                .bean(OverdueRate.class)
                                .of(
                                        new OverdueRateQuestion(
                                                PROVINCE,
                                                asOf,
                                                DenominatorKind.RECEIVABLE,
                                                false,
                                                BudgetFunded.ALL)));
    }

    /** What came in through the month of the day, and in the same months of the year before. */
    static Measurement collection(Run run) {
        return new ProvinceMeasurement(
                run,
                Line.COLLECTION,
                asOf ->
                        run.ledger()
                                .bean(CollectionResults.class)
                                .of(
                                        new CollectionQuestion(
                                                PROVINCE,
                                                ContributionMonth.of(asOf.effectiveOn()),
                                                asOf.position())));
    }

    /** The units in arrears, with totals. */
    static Measurement arrears(Run run) {
        return new ProvinceMeasurement(
                run,
                Line.ARREARS,
                asOf ->
                        run.ledger()
                                .bean(Arrears.class)
                                .list(new ArrearsQuestion(PROVINCE, asOf, 0, 0, FIRST_PAGE)));
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        run.ledger().tidy();
        var questions = new Questions(run.growth(), run.ledger().settled());
        int count = run.sizes().rateQuestions();
        var asked = new long[count];
        for (int i = -Math.min(5, count); i < count; i++) {
            var asOf = questions.next(4);
            long begun = System.nanoTime();
            report.accept(asOf);
            if (i >= 0) {
                asked[i] = System.nanoTime() - begun;
            }
        }
        tell(scale, new Latencies(asked));
        run.progress().say("%s: asked".formatted(line.title()));
    }

    private void tell(Scale scale, Latencies latencies) throws SQLException, InterruptedException {
        var note = "%d units".formatted(run.sizes().units());
        var findings = run.findings();
        for (int percent : new int[] {50, 99}) {
            run.board()
                    .measured(
                            place(scale, "ms p" + percent),
                            SOCAI,
                            latencies.at(percent),
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
    }
}
