package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VndTest {
    @Test
    void whole_dong_are_added_subtracted_and_negated() {
        assertThat(Vnd.of(7).plus(Vnd.of(5))).isEqualTo(Vnd.of(12));
        assertThat(Vnd.of(5).minus(Vnd.of(7))).isEqualTo(Vnd.of(-2));
        assertThat(Vnd.of(-2).negated()).isEqualTo(Vnd.of(2));
        assertThat(Vnd.of(0)).isSameAs(Vnd.ZERO);
    }

    @Test
    void what_leaves_the_range_is_refused_and_never_wraps_round() {
        var most = Vnd.of(Long.MAX_VALUE);
        var least = Vnd.of(Long.MIN_VALUE);
        assertThatThrownBy(() -> most.plus(Vnd.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(Vnd.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_are_ordered_by_size() {
        assertThat(Vnd.of(-1)).isLessThan(Vnd.ZERO);
        assertThat(Vnd.of(-1).isNegative()).isTrue();
        assertThat(Vnd.ZERO.isNegative()).isFalse();
        assertThat(Vnd.ZERO.isZero()).isTrue();
    }
}
