package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;

/** What holds for every history, whatever was told in whatever order. */
class HistoryLawsTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    @Test
    void the_answer_depends_on_the_accepted_facts_and_not_on_the_order_in_which_they_arrived() {
        Seeds.each(
                500,
                seed -> {
                    var first = RandomLedger.told(seed);
                    var second = new PaperLedger(TODAY);
                    first.rates.forEach(
                            (k, percent) ->
                                    second.publish(
                                            List.of(
                                                    RandomHistory.published(
                                                            k, percent, "notice"))));
                    if (sendInAnotherOrder(first.accepted, second, new Random(seed))) {
                        for (var day : first.history.questions(6)) {
                            assertThat(answer(second, day, second.position()))
                                    .isEqualTo(answer(first.ledger, day, first.ledger.position()));
                        }
                    }
                });
    }

    @Test
    void what_was_answered_is_answered_again_at_any_later_time() {
        Seeds.each(
                400,
                seed -> {
                    var asked = new ArrayList<Runnable>();
                    RandomLedger.told(
                            seed,
                            told -> {
                                long position = told.ledger.position();
                                for (var day : told.history.questions(3)) {
                                    var answered = answer(told.ledger, day, position);
                                    asked.add(
                                            () ->
                                                    assertThat(answer(told.ledger, day, position))
                                                            .as("%s as known at %d", day, position)
                                                            .isEqualTo(answered));
                                }
                            });
                    asked.forEach(Runnable::run);
                });
    }

    @Test
    void
            rates_published_late_and_rates_replaced_lead_to_the_figures_they_would_have_given_in_time() {
        Seeds.each(
                500,
                seed -> {
                    var told = RandomLedger.told(seed);
                    var days = told.history.questions(6);
                    var expected =
                            DayByDay.balances(PlainFacts.of(told.accepted, told.rates), days);
                    for (int i = 0; i < days.size(); i++) {
                        assertThat(answer(told.ledger, days.get(i), told.ledger.position()))
                                .isEqualTo(i < expected.size() ? expected.get(i) : null);
                    }
                });
    }

    @Test
    void every_answer_refused_for_a_missing_rate_is_given_as_soon_as_the_rate_is_published() {
        Seeds.each(
                300,
                seed -> {
                    var told = RandomLedger.told(seed);
                    publishAllThatIsMissing(told);
                    for (var day : told.history.questions(4)) {
                        assertThat(answer(told.ledger, day, told.ledger.position())).isNotNull();
                    }
                    assertThat(PostedDays.of(told.unit(), told.ledger.position()).awaitedFrom())
                            .isNull();
                });
    }

    @Test
    void debits_equal_credits_for_each_event() {
        Seeds.each(
                300,
                seed -> {
                    for (var recorded : RandomLedger.told(seed).unit().events()) {
                        var lines = JournalLine.of(recorded.event());
                        assertThat(lines).allSatisfy(line -> assertThat(line.amount()).isNotZero());
                        assertThat(
                                        lines.stream()
                                                .mapToLong(JournalLine::amount)
                                                .reduce(0, Math::addExact))
                                .as("%s", recorded.event())
                                .isZero();
                    }
                });
    }

    @Test
    void an_accepted_command_sent_again_at_once_records_nothing() {
        Seeds.each(
                300,
                seed ->
                        RandomLedger.told(
                                seed,
                                told -> {
                                    if (!told.accepted.isEmpty()) {
                                        assertThat(told.ledger.send(told.accepted.getLast()))
                                                .isEmpty();
                                    }
                                }));
    }

    @Test
    void every_prefix_of_events_replays_and_the_whole_gives_the_state_decisions_were_made_on() {
        Seeds.each(
                300,
                seed -> {
                    var told = RandomLedger.told(seed);
                    var events = told.unit().events().stream().map(Recorded::event).toList();
                    Unit state = Unit.unknown();
                    for (UnitEvent event : events) {
                        state = state.evolve(event);
                    }
                    assertThat(state).isEqualTo(told.ledger.state(RandomHistory.UNIT));
                    assertThat(Unit.replay(events)).isEqualTo(state);
                });
    }

    @Test
    void every_event_behind_a_fact_names_what_caused_it() {
        Seeds.each(
                200,
                seed -> {
                    for (var recorded : RandomLedger.told(seed).unit().events()) {
                        assertThat(
                                        recorded.event().factKey() == null
                                                || recorded.causedBy() == null)
                                .as("%s", recorded)
                                .isTrue();
                        assertThat(recorded.knownFrom()).isLessThanOrEqualTo(recorded.position());
                    }
                });
    }

    private static void publishAllThatIsMissing(RandomLedger told) {
        told.history.lateInterest(false).keySet().stream()
                .filter(key -> !told.rates.containsKey(key))
                .forEach(
                        key ->
                                told.ledger.publish(
                                        List.of(
                                                RandomHistory.published(
                                                        key, BigDecimal.ONE, "late notice"))));
    }

    /**
     * Sends facts shuffled, those refused again at the end, until all are in; false where two hold
     * each other up.
     */
    private static boolean sendInAnotherOrder(
            List<UnitCommand> commands, PaperLedger ledger, Random random) {
        ledger.send(commands.getFirst());
        var waiting = new ArrayList<>(commands.subList(1, commands.size()));
        Collections.shuffle(waiting, random);
        while (!waiting.isEmpty()) {
            var refused = new ArrayList<UnitCommand>();
            for (var command : waiting) {
                try {
                    ledger.send(command);
                } catch (UnitRejected notYet) {
                    refused.add(command);
                }
            }
            if (refused.size() == waiting.size()) {
                return false;
            }
            waiting = refused;
        }
        return true;
    }

    /** The balance; null where a rate is missing. */
    private static @Nullable UnitBalance answer(PaperLedger ledger, LocalDate day, long position) {
        try {
            return ledger.history(RandomHistory.UNIT)
                    .balance(day, position, ledger.rulesAt(position));
        } catch (MissingRule refused) {
            return null;
        }
    }
}
