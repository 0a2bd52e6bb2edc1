package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;

/** What memory keeps of states, with room for all, for some as they are, and for too few. */
class KeptStatesTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    /** A state after each fact of a unit's years, as bookings leave them. */
    private final List<StreamState> years = years(7);

    private static List<StreamState> years(long seed) {
        var paper = new PaperLedger(TODAY);
        var years = new OrderlyYears(seed);
        paper.publish(years.rates());
        var states = new ArrayList<StreamState>();
        var state = StreamState.empty(StreamId.of(years.commands().getFirst().unit()));
        for (var command : years.commands()) {
            var events = sent(command, paper);
            for (var event : events) {
                state = state.after(event);
            }
            if (!events.isEmpty()) {
                var rules = paper.rulesAt(paper.position());
                state = state.carriedForward(events.getFirst().effectiveOn(), rules);
                state = events.size() % 4 == 0 ? state.withSnapshot() : state;
                states.add(state);
            }
        }
        return states;
    }

    private static List<UnitEvent> sent(UnitCommand command, PaperLedger paper) {
        try {
            return paper.send(command);
        } catch (UnitRejected refused) {
            return List.of(); // the years correct more than there is, now and then
        }
    }

    @Test
    void a_state_that_was_packed_equals_the_one_that_was_kept() {
        var packing = new StatePacking();
        int recent = 0;
        for (var state : years) {
            var packed = Objects.requireNonNull(packing.pack(state));
            assertThat(packing.unpack(packed)).isEqualTo(state).isNotSameAs(state);
            recent += state.unit() instanceof Unit.Registered unit && hasRecent(unit) ? 1 : 0;
        }
        assertThat(years.getLast().isWhole()).isFalse();
        assertThat(recent).isGreaterThan(20);
    }

    private static boolean hasRecent(Unit.Registered unit) {
        return !unit.equals(unit.withoutRecent());
    }

    @Test
    void a_state_used_lately_is_kept_as_it_is() {
        var kept = new KeptStates(1 << 20);
        keep(kept, 1, years.getLast());
        assertThat(kept.get(stream(1))).isSameAs(years.getLast());
    }

    @Test
    void a_unit_that_is_busier_than_the_memory_is_kept_as_it_is() {
        var kept = new KeptStates(1 << 10);
        for (var state : years) {
            keep(kept, 1, state);
        }
        assertThat(kept.get(stream(1))).isSameAs(years.getLast());
    }

    @Test
    void an_earlier_state_takes_the_place_of_none() {
        for (long room : List.of(10L << 10, 1L << 20)) {
            var kept = new KeptStates(room);
            keep(kept, 1, years.get(20));
            keep(kept, 1, years.get(10));
            assertThat(kept.get(stream(1))).isEqualTo(years.get(20));
            keep(kept, 1, years.get(30));
            assertThat(kept.get(stream(1))).isEqualTo(years.get(30));
        }
    }

    @Test
    void without_room_nothing_is_kept() {
        var kept = new KeptStates(0);
        keep(kept, 1, years.getFirst());
        assertThat(kept.get(stream(1))).isNull();
    }

    @Test
    void a_payment_without_a_unit_is_forgotten_where_it_would_have_to_be_packed() {
        var payment = new Payment(new BankReference("P1"), TODAY, 1_000);
        var stream = StreamId.ofUnmatched(payment.bankReference());
        var held = StreamState.empty(stream).after(new UnmatchedPaymentReceived(payment, ""));
        var roomy = new KeptStates(8 << 10);
        roomy.keep(Map.of(stream, held));
        assertThat(roomy.get(stream)).isSameAs(held);
        var narrow = new KeptStates(2 << 10);
        narrow.keep(Map.of(stream, held));
        assertThat(narrow.get(stream)).isNull();
    }

    /** As a file goes through the units of a province, month after month. */
    @Test
    void of_more_units_than_fit_those_are_found_that_fit() {
        int units = 120;
        var kept = new KeptStates(128 << 10);
        var found = new ArrayList<Long>();
        for (int month = 0; month < 20; month++) {
            var state = years.get(40 + month);
            found.add(
                    IntStream.range(0, units)
                            .filter(unit -> foundAndKept(kept, unit, state))
                            .count());
        }
        assertThat(found.subList(1, 20))
                .as("of %d units, month after month", units)
                .allSatisfy(n -> assertThat(n).isBetween(30L, units - 20L));
    }

    private static boolean foundAndKept(KeptStates kept, int unit, StreamState state) {
        boolean found = kept.get(stream(unit)) != null;
        keep(kept, unit, state);
        return found;
    }

    @Test
    void other_units_take_the_places_of_those_that_are_used_no_more() {
        var kept = new KeptStates(128 << 10);
        var state = years.get(40);
        IntStream.range(0, 300).forEach(unit -> keep(kept, unit, state));
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            foundAndKept(kept, 1_000 + random.nextInt(20), state);
        }
        assertThat(IntStream.range(1_000, 1_020).filter(i -> kept.get(stream(i)) != null).count())
                .isEqualTo(20);
    }

    private static void keep(KeptStates kept, int unit, StreamState state) {
        kept.keep(Map.of(stream(unit), state));
    }

    private static StreamId stream(int unit) {
        return StreamId.of(new UnitCode("TZ%05d".formatted(unit)));
    }
}
