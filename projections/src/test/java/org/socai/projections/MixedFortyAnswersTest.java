package org.socai.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.unit.UnitBalance;
import org.socai.projections.arrears.ArrearsQuestion;
import org.socai.projections.checks.PostedCheck;
import org.socai.projections.feed.AsOf;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRateQuestion;
import org.socai.projections.rebuild.RebuildProgress;
import org.socai.projections.rebuild.RebuildRequest;
import org.socai.projections.statement.MonthlyStatement;

/**
 * Forty units over eleven years, closed in between, corrected after the closing: every answer on
 * one ledger.
 */
class MixedFortyAnswersTest {
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2016, 6, 30),
                    LocalDate.of(2020, 2, 14),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(2025, 6, 30),
                    LocalDate.of(2025, 7, 1),
                    LocalDate.of(2025, 9, 30),
                    LocalDate.of(2026, 3, 17));

    private static ProjectionsFixture ledger;
    private static long afterFirstBatch;
    private static long afterClosing;
    private static long last;

    @BeforeAll
    static void book() {
        ledger = ProjectionsFixture.withFirstBatch();
        afterFirstBatch = ledger.lastPosition();
        ledger.close("2025-09");
        afterClosing = ledger.catchUp(777);
        ledger.secondBatch();
        last = ledger.lastPosition();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void arrears_are_the_sums_of_the_derived_figures() {
        for (var day : DAYS) {
            for (long position : List.of(afterFirstBatch, afterClosing, last)) {
                var asOf = new AsOf(day, position);
                var inArrears = inArrears(asOf);
                var question = new ArrearsQuestion("", asOf, 0, 0, new Page(0, 100));
                var report = ledger.arrears.list(question);

                assertThat(report.totals().units()).isEqualTo(inArrears.size());
                assertThat(report.totals().overdue()).isEqualTo(sum(inArrears, true));
                assertThat(report.totals().charge()).isEqualTo(sum(inArrears, false));
                assertThat(report.rows())
                        .hasSameSizeAs(inArrears.keySet())
                        .allSatisfy(
                                row -> {
                                    var balance = inArrears.get(row.unit());
                                    assertThat(row.overdue()).isEqualTo(balance.totals().overdue());
                                    assertThat(row.charge()).isEqualTo(balance.totals().charge());
                                    assertThat(row.funds())
                                            .allSatisfy(
                                                    fund -> {
                                                        assertThat(fund.overdue())
                                                                .isEqualTo(
                                                                        balance.of(fund.fund())
                                                                                .overdue());
                                                        assertThat(fund.charge())
                                                                .isEqualTo(
                                                                        balance.of(fund.fund())
                                                                                .charge());
                                                    });
                                });
            }
        }
    }

    @Test
    void posted_figures_agree_with_derived_ones_at_every_position_tried() {
        var positions =
                LongStream.concat(
                                LongStream.of(afterFirstBatch, afterClosing, last),
                                LongStream.iterate(1, p -> p <= last, p -> p + last / 10))
                        .toArray();
        int compared = 0;
        for (int i = 0; i < positions.length; i++) {
            for (var day : List.of(DAYS.get(i % DAYS.size()), DAYS.get(i * 3 % DAYS.size()))) {
                var result = ledger.check.checkAll(new AsOf(day, positions[i]));
                assertThat(result.differences()).isEmpty();
                assertThat(result.waiting()).isEmpty();
                compared += result.checked();
            }
        }
        assertThat(compared).isGreaterThan(40 * 2 * 10);
    }

    @Test
    void the_checker_finds_a_line_that_does_not_belong() {
        var unit = new UnitCode(ledger.units.after("", last, 1).getFirst().value());
        var asOf = new AsOf(DAYS.getLast(), last);
        ledger.sql
                .sql(
                        """
                        insert into movement
                            (position, part, known_from, unit, kind, effective_on, sm, rs, oad, ui, hi, money)
                        values (1, 32000, 1, :unit, 'RECEIPT', '2015-01-01', 0, 0, 0, 0, 0, 5)
                        """)
                .param("unit", unit.value())
                .update();
        try {
            assertThat(ledger.check.check(List.of(unit), asOf).differences())
                    .singleElement()
                    .satisfies(
                            found -> {
                                assertThat(found.figure())
                                        .isEqualTo(PostedCheck.Figure.UNALLOCATED);
                                assertThat(found.posted()).isEqualTo(found.derived() + 5);
                            });
        } finally {
            ledger.sql.sql("delete from movement where part = 32000").update();
        }
    }

    @Test
    void the_lines_of_every_position_balance() {
        assertThat(
                        ledger.sql
                                .sql(
                                        "select position from reporting.journal_line group by"
                                                + " position having sum(amount) <> 0")
                                .query(Long.class)
                                .list())
                .isEmpty();
    }

    @Test
    void the_journal_has_the_lines_that_events_imply() throws Exception {
        var implied = new TreeMap<String, Long>();
        try (var connection = ledger.database.getConnection()) {
            for (var recorded : ledger.reader.after(connection, 0, Math.toIntExact(last))) {
                for (var line : JournalLine.of(recorded.event())) {
                    var fields =
                            new Object[] {
                                recorded.position(),
                                recorded.knownFrom(),
                                line.unit(),
                                line.account(),
                                line.fund(),
                                line.period() == null ? null : line.period().firstDay(),
                                line.dueOn(),
                                line.effectiveOn()
                            };
                    implied.merge(Arrays.toString(fields), line.amount(), Math::addExact);
                }
            }
        }
        implied.values().removeIf(amount -> amount == 0);
        var journal = new TreeMap<String, Long>();
        ledger.sql
                .sql(
                        """
                        select position, known_from, unit, account, fund, period, due_on, effective_on,
                               sum(amount)::bigint
                        from reporting.journal_line
                        group by 1, 2, 3, 4, 5, 6, 7, 8
                        having sum(amount) <> 0
                        """)
                .query(
                        row -> {
                            var fields = new Object[8];
                            for (int column = 0; column < fields.length; column++) {
                                fields[column] = row.getObject(column + 1);
                            }
                            journal.put(Arrays.toString(fields), row.getLong(9));
                        });
        assertThat(implied).hasSizeGreaterThan(10_000);
        assertThat(journal.size()).isEqualTo(implied.size());
        implied.entrySet().removeAll(journal.entrySet());
        assertThat(implied).isEmpty();
        assertThat(
                        ledger.sql
                                .sql(
                                        "select count(*) - count(distinct (position, line)) from"
                                                + " reporting.journal_line")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void fed_again_nothing_changes() throws Exception {
        var before = TableHashes.of(ledger.sql);
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            var events = ledger.reader.page(connection, last - 3_000, 3_000);
            assertThat(ledger.feed.apply(connection, events)).isEqualTo(last);
            try (var back = connection.createStatement()) {
                back.execute("update projection_position set position = " + (last - 3_000));
            }
            assertThat(ledger.feed.apply(connection, events)).isEqualTo(last);
            connection.commit();
        }
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
    }

    @Test
    void a_rebuild_gives_the_same_rows() throws SQLException {
        var before = TableHashes.of(ledger.sql);
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.differences()).isEmpty();
        assertThat(result.swapped()).isTrue();
        assertThat(result.position()).isEqualTo(last);
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        assertThat(ledger.position.current()).isEqualTo(last);
    }

    @Test
    void overdue_rates_follow_from_facts_and_derived_balances() {
        for (var kind : DenominatorKind.values()) {
            for (var budget : BudgetFunded.values()) {
                var asOf =
                        new AsOf(
                                LocalDate.of(2025, 9, 30),
                                budget == BudgetFunded.ALL ? last : afterFirstBatch);
                boolean charge = budget == BudgetFunded.ONLY;
                var question =
                        new OverdueRateQuestion(
                                budget == BudgetFunded.NONE ? "04" : "",
                                asOf,
                                kind,
                                charge,
                                budget);
                var rate = ledger.overdueRate.of(question);
                var expected = RateByHand.of(ledger, question);
                assertThat(rate.numerator()).isEqualTo(expected.numerator());
                assertThat(rate.denominator()).isEqualTo(expected.denominator()).isPositive();
                assertThat(rate.percent())
                        .isEqualTo(
                                new BigDecimal(rate.numerator())
                                        .multiply(new BigDecimal(100))
                                        .divide(
                                                new BigDecimal(rate.denominator()),
                                                2,
                                                RoundingMode.HALF_UP));
            }
        }
    }

    @Test
    void the_movements_of_statements_come_apart_by_what_was_declared() {
        var unit = ledger.units.after("", last, 1).getFirst();
        var year =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(
                                month ->
                                        ledger.statements.of(
                                                unit, new ContributionMonth(2024, month), last))
                        .map(Objects::requireNonNull)
                        .flatMap(statement -> statement.funds().stream())
                        .map(MonthlyStatement.FundMonth::arisen)
                        .toList();
        var expected =
                ledger.sql
                        .sql(
                                """
                                select coalesce(-sum(amount) filter (where kind = 'REGULAR'), 0),
                                       coalesce(-sum(amount) filter (where kind <> 'REGULAR' and amount < 0), 0),
                                       coalesce(sum(amount) filter (where kind <> 'REGULAR' and amount > 0), 0)
                                from reporting.journal_line l join declared_workers w using (position)
                                where l.unit = :unit and l.account = 'CONTRIBUTION_INCOME'
                                  and l.effective_on between '2024-01-01' and '2024-12-31'
                                """)
                        .param("unit", unit.value())
                        .query((row, _) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                        .single();
        assertThat(
                        List.of(
                                year.stream().mapToLong(MonthlyStatement.Arisen::regular).sum(),
                                year.stream().mapToLong(MonthlyStatement.Arisen::increase).sum(),
                                year.stream().mapToLong(MonthlyStatement.Arisen::decrease).sum()))
                .isEqualTo(expected);
        assertThat(expected.getFirst()).isPositive();
    }

    @Test
    void pages_and_filters_leave_the_order_and_cut_the_totals() {
        var asOf = new AsOf(LocalDate.of(2026, 3, 17), last);
        var all = ledger.arrears.list(new ArrearsQuestion("", asOf, 0, 0, new Page(0, 100)));
        var second = ledger.arrears.list(new ArrearsQuestion("", asOf, 0, 0, new Page(1, 5)));
        assertThat(second.totals()).isEqualTo(all.totals());
        assertThat(second.rows()).isEqualTo(all.rows().subList(5, 10));

        var median = all.rows().get(all.rows().size() / 2);
        var large =
                ledger.arrears.list(
                        new ArrearsQuestion(
                                "", asOf, median.monthsOwed(), median.overdue(), new Page(0, 100)));
        assertThat(large.rows())
                .isEqualTo(
                        all.rows().stream()
                                .filter(
                                        row ->
                                                row.overdue() >= median.overdue()
                                                        && row.monthsOwed() >= median.monthsOwed())
                                .toList())
                .hasSizeLessThan(all.rows().size());
    }

    private static Map<UnitCode, UnitBalance> inArrears(AsOf asOf) {
        var known = ledger.units.after("", asOf.position(), 1_000);
        var balances = new TreeMap<>(ledger.figures.balances(known, asOf));
        balances.values().removeIf(balance -> balance.totals().overdue() == 0);
        return balances;
    }

    private static long sum(Map<UnitCode, UnitBalance> balances, boolean overdue) {
        return balances.values().stream()
                .map(UnitBalance::totals)
                .mapToLong(totals -> overdue ? totals.overdue() : totals.charge())
                .sum();
    }
}
