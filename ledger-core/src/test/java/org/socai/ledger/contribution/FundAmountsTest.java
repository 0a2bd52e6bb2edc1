package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FundAmountsTest {
    private static final FundAmounts AMOUNTS = new FundAmounts(1, 2, 3, 4, 5);

    @Test
    void each_fund_has_its_own_amount() {
        assertThat(Fund.ALL).extracting(AMOUNTS::of).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(FundAmounts.of(AMOUNTS::of)).isEqualTo(AMOUNTS);
        assertThat(AMOUNTS.total()).isEqualTo(15);
    }

    @Test
    void sums_and_differences_are_taken_fund_by_fund() {
        assertThat(AMOUNTS.plus(AMOUNTS)).isEqualTo(new FundAmounts(2, 4, 6, 8, 10));
        assertThat(AMOUNTS.minus(AMOUNTS)).isEqualTo(FundAmounts.ZERO);
        assertThat(AMOUNTS.negated()).isEqualTo(new FundAmounts(-1, -2, -3, -4, -5));
    }

    @Test
    void one_amount_below_zero_is_enough_to_lower() {
        assertThat(new FundAmounts(0, 0, 0, 0, -1).hasNegative()).isTrue();
        assertThat(new FundAmounts(-1, 9, 9, 9, 9).hasNegative()).isTrue();
        assertThat(FundAmounts.ZERO.hasNegative()).isFalse();
    }

    @Test
    void what_leaves_the_range_is_refused() {
        var most = new FundAmounts(Long.MAX_VALUE, 0, 0, 0, 1);
        assertThatThrownBy(() -> most.plus(AMOUNTS)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(most::total).isInstanceOf(ArithmeticException.class);
    }
}
