package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2025, 5, 1);
    private final Timeline<String> timeline =
            Timeline.startingWith(MARCH, "first").with(MAY, "second");

    @Test
    void a_value_holds_from_its_day_until_the_day_before_the_next() {
        assertThat(timeline.at(MARCH)).isEqualTo("first");
        assertThat(timeline.at(MAY.minusDays(1))).isEqualTo("first");
        assertThat(timeline.at(MAY)).isEqualTo("second");
        assertThat(timeline.at(MAY.plusYears(9))).isEqualTo("second");
    }

    @Test
    void the_first_value_counts_for_the_days_before_it_too() {
        assertThat(timeline.at(MARCH.minusYears(9))).isEqualTo("first");
    }

    @Test
    void values_may_come_in_any_order() {
        var april = LocalDate.of(2025, 4, 1);
        assertThat(Timeline.startingWith(MARCH, "first").with(MAY, "third").with(april, "second"))
                .isEqualTo(
                        Timeline.startingWith(MARCH, "first")
                                .with(april, "second")
                                .with(MAY, "third"));
    }

    @Test
    void a_value_for_the_same_day_replaces_the_earlier_one() {
        assertThat(timeline.with(MAY, "other").at(MAY)).isEqualTo("other");
        assertThat(timeline.with(MAY, "other").steps()).hasSize(2);
    }

    @Test
    void it_says_what_takes_effect_on_exactly_one_day() {
        assertThat(timeline.startingOn(MAY)).isEqualTo("second");
        assertThat(timeline.startingOn(MAY.plusDays(1))).isNull();
    }

    @Test
    void it_is_never_empty() {
        assertThatThrownBy(() -> new Timeline<String>(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
