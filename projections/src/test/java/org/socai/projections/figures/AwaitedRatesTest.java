package org.socai.projections.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.socai.ledger.contribution.DeclarationKind.REGULAR;
import static org.socai.projections.Facts.declared;
import static org.socai.projections.Facts.paid;
import static org.socai.projections.Facts.registered;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.acceptance.MixedForty;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.RandomFacts;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.projections.Page;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.arrears.ArrearsQuestion;
import org.socai.projections.feed.AsOf;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRateQuestion;

/** One unit needs a rate of late interest that has not been published; another does not. */
class AwaitedRatesTest {
    private static final LocalDate BEFORE = LocalDate.of(2018, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2019, 6, 30);
    private static final String SUBJECT = "late-interest-rate/SI/2019";

    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();
    private final List<RuleEvent> withheld = new ArrayList<>();
    private long waiting;

    @BeforeEach
    void book() {
        var rates = new ArrayList<>(MixedForty.rates());
        rates.removeIf(
                rate ->
                        rate instanceof LateInterestRatePublished late
                                && late.subject().equals(SUBJECT)
                                && withheld.add(rate));
        ledger.publish(rates);
        ledger.send(
                List.of(
                        registered("AA001", "Công ty Chờ Lãi Suất", "", "04001"),
                        registered("BB001", "Công ty Không Chờ", "", "05001"),
                        declared("AA001", "D1", "2018-10", "2018-10-20", REGULAR, 7, 1_000_000),
                        declared("BB001", "D1", "2019-05", "2019-05-20", REGULAR, 3, 1_000_000),
                        paid("AA001", "P1", "2019-03-05", 400_000)));
        waiting = ledger.catchUp();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void reports_over_it_are_refused_naming_the_rate() {
        assertThatThrownBy(() -> ledger.arrears.list(arrears("", AFTER, waiting)))
                .isInstanceOfSatisfying(
                        MissingRule.class,
                        missing -> assertThat(missing.subject()).isEqualTo(SUBJECT));
        assertThatThrownBy(() -> ledger.overdueRate.of(rate("04", AFTER, waiting)))
                .isInstanceOf(MissingRule.class);
    }

    @Test
    void reports_of_days_before_or_of_other_offices_are_answered() {
        assertThat(ledger.arrears.list(arrears("", BEFORE, waiting)).totals().overdue())
                .isEqualTo(1_000_000);
        assertThat(ledger.overdueRate.of(rate("05", AFTER, waiting)).numerator())
                .isEqualTo(1_000_000);
        assertThat(ledger.overdueRate.of(rate("04", BEFORE, waiting)).percent())
                .isEqualTo("100.00");
    }

    @Test
    void the_checker_says_that_it_waits() {
        var result = ledger.check.checkAll(new AsOf(AFTER, waiting));
        assertThat(result.waiting()).isEqualTo(Map.of(new UnitCode("AA001"), SUBJECT));
        assertThat(result.differences()).isEmpty();
        assertThat(result.checked()).isEqualTo(1);
    }

    @Test
    void once_it_is_published_reports_are_answered_and_those_as_known_before_stay_refused() {
        assertThat(withheld).hasSize(1);
        ledger.publish(withheld);
        long last = ledger.catchUp();
        assertThat(ledger.arrears.list(arrears("", AFTER, last)).totals().units()).isEqualTo(2);
        assertThat(ledger.check.checkAll(new AsOf(AFTER, last)).differences()).isEmpty();
        assertThatThrownBy(() -> ledger.arrears.list(arrears("", AFTER, waiting)))
                .isInstanceOf(MissingRule.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void no_random_history_with_a_rate_missing_posts_what_does_not_follow(long seed) {
        var random = new RandomFacts(seed);
        try (var other = ProjectionsFixture.withLaw()) {
            other.publish(random.rates(true));
            random.commands().forEach(command -> other.send(List.of(command)));
            long last = other.catchUp(7);
            long first = last - last / 3;
            for (var day : random.days(10)) {
                for (long position = first; position <= last; position += 1 + (last - first) / 9) {
                    var asOf = new AsOf(day, position);
                    assertThat(other.check.checkAll(asOf).differences()).isEmpty();
                    for (var unit : other.awaitedRates.waiting("", null, asOf)) {
                        assertThatThrownBy(() -> other.figures.balance(unit, asOf))
                                .isInstanceOf(MissingRule.class);
                    }
                }
            }
        }
    }

    private static ArrearsQuestion arrears(String office, LocalDate day, long position) {
        return new ArrearsQuestion(office, new AsOf(day, position), 0, 0, new Page(0, 10));
    }

    private static OverdueRateQuestion rate(String office, LocalDate day, long position) {
        return new OverdueRateQuestion(
                office,
                new AsOf(day, position),
                DenominatorKind.RECEIVABLE,
                false,
                BudgetFunded.ALL);
    }
}
