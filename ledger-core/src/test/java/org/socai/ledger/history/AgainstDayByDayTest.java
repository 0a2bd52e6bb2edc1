package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitRejected;

/** Random histories against the slow reference that takes every day by itself. */
class AgainstDayByDayTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    @Test
    void every_balance_is_what_the_days_taken_one_by_one_give() {
        Seeds.each(2_000, seed -> compare(new RandomHistory(seed), false));
    }

    @Test
    void a_missing_rate_refuses_exactly_the_answers_that_need_it() {
        Seeds.each(500, seed -> compare(new RandomHistory(seed), true));
    }

    private static void compare(RandomHistory history, boolean rateMissing) {
        var rates = history.lateInterest(rateMissing);
        var ledger = new PaperLedger(TODAY);
        rates.forEach(
                (key, percent) ->
                        ledger.publish(List.of(RandomHistory.published(key, percent, "notice"))));
        var accepted = new ArrayList<UnitCommand>();
        for (var command : history.facts()) {
            if (accepts(ledger, command, accepted)) {
                accepted.add(command);
            }
        }
        var days = history.questions(8);
        var expected = DayByDay.balances(PlainFacts.of(accepted, rates), days);
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            if (i < expected.size()) {
                assertThat(ledger.balance(RandomHistory.UNIT, day)).isEqualTo(expected.get(i));
            } else {
                assertThat(catchThrowable(() -> ledger.balance(RandomHistory.UNIT, day)))
                        .isInstanceOf(MissingRule.class);
            }
        }
    }

    /**
     * Sends a command; an adjustment must be refused exactly where it takes something below zero.
     */
    private static boolean accepts(
            PaperLedger ledger, UnitCommand command, List<UnitCommand> accepted) {
        boolean allowed;
        try {
            ledger.send(command);
            allowed = true;
        } catch (UnitRejected refused) {
            allowed = false;
        }
        if (command instanceof DeclareObligation) {
            var with = new ArrayList<>(accepted);
            with.add(command);
            assertThat(allowed)
                    .as("%s after %s", command, accepted)
                    .isEqualTo(DayByDay.staysAboveZero(PlainFacts.of(with, Map.of())));
        }
        return allowed;
    }
}
