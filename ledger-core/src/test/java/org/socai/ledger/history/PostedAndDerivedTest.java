package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitEvent.MonthClosed;

/** The two ways to a figure: derived from facts, and summed from posted lines. */
class PostedAndDerivedTest {
    @Test
    void principal_and_unallocated_money_agree_at_every_pair_of_dates() {
        Seeds.each(
                400,
                seed -> {
                    var told = RandomLedger.told(seed);
                    for (long position = firstPosition(told);
                            position <= told.ledger.position();
                            position++) {
                        var posted = PostedDays.of(told.unit(), position);
                        for (var day : told.history.questions(3)) {
                            if (posted.coverPrincipal(day)) {
                                comparePrincipal(told, day, position);
                            }
                        }
                    }
                });
    }

    @Test
    void charges_agree_at_the_end_of_every_closed_month() {
        Seeds.each(
                400,
                seed -> {
                    var told = RandomLedger.told(seed);
                    for (long position = firstPosition(told);
                            position <= told.ledger.position();
                            position++) {
                        var posted = PostedDays.of(told.unit(), position);
                        for (var day : monthEnds(told.history.questions(6))) {
                            if (posted.coverCharges(day)) {
                                var lines = told.unit().lines(day, position);
                                assertThat(PostedBalance.of(lines, day))
                                        .as("%s as known at %d", day, position)
                                        .isEqualTo(
                                                told.ledger.balance(
                                                        RandomHistory.UNIT, day, position));
                            }
                        }
                    }
                });
    }

    @Test
    void the_figures_of_a_closing_are_the_balance_as_known_then() {
        Seeds.each(
                400,
                seed -> {
                    var told = RandomLedger.told(seed);
                    for (var recorded : told.unit().events()) {
                        if (recorded.event() instanceof MonthClosed closed) {
                            var balance =
                                    told.ledger.balance(
                                            RandomHistory.UNIT,
                                            closed.effectiveOn(),
                                            recorded.position());
                            assertThat(closed.unallocated()).isEqualTo(balance.unallocated());
                            assertThat(closed.figures())
                                    .hasSize(Fund.COUNT)
                                    .allSatisfy(
                                            figures ->
                                                    assertThat(
                                                                    new UnitBalance.FundBalance(
                                                                            figures.outstanding(),
                                                                            figures.overdue(),
                                                                            figures.charge()))
                                                            .isEqualTo(balance.of(figures.fund())));
                        }
                    }
                });
    }

    /**
     * Where the derivation is refused but nothing is awaited, any rate must lead to the principal
     * that is posted.
     */
    private static void comparePrincipal(RandomLedger told, LocalDate day, long position) {
        var lines = told.unit().lines(day, position);
        var posted = PostedBalance.of(lines, day);
        var derived = derived(told, day, position);
        assertThat(posted.unallocated())
                .as("%s as known at %d", day, position)
                .isEqualTo(derived.unallocated());
        for (Fund fund : Fund.ALL) {
            assertThat(posted.of(fund).outstanding())
                    .as("%s %s as known at %d", fund, day, position)
                    .isEqualTo(derived.of(fund).outstanding());
            assertThat(posted.of(fund).overdue())
                    .as("%s %s as known at %d", fund, day, position)
                    .isEqualTo(derived.of(fund).overdue());
        }
    }

    private static UnitBalance derived(RandomLedger told, LocalDate day, long position) {
        var rules = told.ledger.rulesAt(position);
        try {
            return told.unit().balance(day, position, rules);
        } catch (MissingRule missing) {
            return told.unit().balance(day, position, completed(rules, told));
        }
    }

    private static RuleBook completed(RuleBook rules, RandomLedger told) {
        return rules.with(
                told.history.lateInterest(false).keySet().stream()
                        .map(key -> RandomHistory.published(key, BigDecimal.ONE, "no notice"))
                        .filter(rate -> rules.inForce(rate.subject()) == null)
                        .toList());
    }

    private static long firstPosition(RandomLedger told) {
        return told.unit().events().getFirst().position();
    }

    private static List<LocalDate> monthEnds(List<LocalDate> days) {
        var ends = new ArrayList<LocalDate>();
        days.forEach(day -> ends.add(day.withDayOfMonth(day.lengthOfMonth())));
        return ends;
    }
}
