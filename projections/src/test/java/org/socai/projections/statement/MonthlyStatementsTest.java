package org.socai.projections.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Account;
import org.socai.ledger.history.RandomFacts;
import org.socai.ledger.unit.Unit;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.feed.AsOf;

class MonthlyStatementsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void opening_and_movements_add_up_to_closing_in_every_month_of_a_random_history(long seed) {
        var random = new RandomFacts(seed);
        try (var ledger = ProjectionsFixture.withLaw()) {
            ledger.publish(random.rates(false));
            random.commands().forEach(command -> ledger.send(List.of(command)));
            long last = ledger.catchUp();
            for (long position : List.of(last, last - last / 40)) {
                checkMonths(ledger, random.days(12), position);
            }
        }
    }

    private static void checkMonths(
            ProjectionsFixture ledger, List<LocalDate> days, long position) {
        var unit = RandomFacts.unit();
        var month = ContributionMonth.of(days.getFirst());
        var end = ContributionMonth.of(days.getLast());
        var before = ledger.statements.of(unit, month.plusMonths(-1), position);
        while (before != null && month.compareTo(end) <= 0) {
            var statement = Objects.requireNonNull(ledger.statements.of(unit, month, position));
            checkIdentities(statement);
            assertThat(statement.unallocatedOpening()).isEqualTo(before.unallocatedClosing());
            checkPostedCharge(ledger, statement);
            before = statement;
            month = month.plusMonths(1);
        }
    }

    private static void checkIdentities(MonthlyStatement statement) {
        long applied = 0;
        for (var fund : statement.funds()) {
            assertThat(
                            fund.opening().outstanding()
                                    + fund.arisen().principal()
                                    - fund.allocated().principal())
                    .isEqualTo(fund.closing().outstanding());
            assertThat(fund.opening().charge() + fund.arisen().charge() - fund.allocated().charge())
                    .isEqualTo(fund.closing().charge());
            applied += fund.allocated().principal() + fund.allocated().charge();
        }
        long received =
                statement.receipts().stream().mapToLong(MonthlyStatement.Receipt::amount).sum();
        assertThat(statement.unallocatedOpening() + received - applied)
                .isEqualTo(statement.unallocatedClosing());
    }

    /** The charge that closes the gap is the one that was posted, once the month is closed. */
    private static void checkPostedCharge(ProjectionsFixture ledger, MonthlyStatement statement) {
        var history = ledger.figures.history(statement.unit());
        var known = (Unit.Registered) history.asKnownAt(statement.position());
        var closed = known.closedThrough();
        if (closed == null || closed.compareTo(statement.month()) < 0) {
            return;
        }
        for (var fund : statement.funds()) {
            long posted =
                    history.lines(statement.month().lastDay(), statement.position()).stream()
                            .filter(
                                    line ->
                                            line.account() == Account.CHARGE_INCOME
                                                    && line.fund() == fund.fund())
                            .filter(
                                    line ->
                                            !line.effectiveOn()
                                                    .isBefore(statement.month().firstDay()))
                            .mapToLong(line -> -line.amount())
                            .sum();
            assertThat(fund.arisen().charge()).isEqualTo(posted);
        }
    }

    @Test
    void an_unknown_unit_has_no_statement() {
        try (var ledger = ProjectionsFixture.withLaw()) {
            long last = ledger.catchUp();
            assertThat(
                            ledger.statements.of(
                                    new UnitCode("NOBODY"), new ContributionMonth(2024, 1), last))
                    .isNull();
            assertThat(
                            ledger.figures.balance(
                                    new UnitCode("NOBODY"),
                                    new AsOf(LocalDate.of(2024, 1, 1), last)))
                    .isNull();
        }
    }
}
