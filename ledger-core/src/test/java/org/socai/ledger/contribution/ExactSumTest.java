package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private static final long PER_DAY = 30_000; // 0.03 %

    @Test
    void only_the_sum_is_rounded() {
        var sum = new ExactSum();
        // 31 days × 1,000 × 0.03 % = 9.3; rounded day by day it would be 0.
        for (int day = 0; day < 31; day++) {
            sum.add(1_000, PER_DAY);
        }
        assertThat(sum.roundedHalfUp()).isEqualTo(9);
        sum.add(1_000, PER_DAY * 2 / 3);
        assertThat(sum.roundedHalfUp()).as("9.3 + 0.2 = 9.5").isEqualTo(10);
    }

    @Test
    void it_agrees_with_arbitrary_precision_for_sums_of_any_size_and_sign() {
        var random = new Random(25);
        for (int round = 0; round < 3_000; round++) {
            var sum = new ExactSum();
            var exact = BigInteger.ZERO;
            for (int i = random.nextInt(40); i >= 0; i--) {
                long amount = (random.nextLong() >> random.nextInt(63)) >> 6;
                long factor = random.nextLong(Rate.ONE) >> random.nextInt(26);
                sum.add(amount, factor);
                exact = exact.add(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor)));
            }
            long expected =
                    new BigDecimal(exact, 8).setScale(0, RoundingMode.HALF_UP).longValueExact();
            assertThat(sum.roundedHalfUp()).as("%s", exact).isEqualTo(expected);
        }
    }

    @Test
    void halves_are_rounded_away_from_zero_on_both_sides() {
        var sum = new ExactSum();
        sum.add(1, Rate.ONE / 2);
        assertThat(sum.roundedHalfUp()).isEqualTo(1);
        sum.add(-1, Rate.ONE);
        assertThat(sum.roundedHalfUp()).isEqualTo(-1);
    }

    @Test
    void a_sum_beyond_the_range_of_dong_is_refused_when_it_is_read() {
        var sum = new ExactSum();
        for (int i = 0; i < 3; i++) {
            sum.add(Long.MAX_VALUE, Rate.ONE);
        }
        assertThatThrownBy(sum::roundedHalfUp).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void cleared_it_is_zero() {
        var sum = new ExactSum();
        sum.add(Long.MAX_VALUE, Rate.ONE);
        sum.clear();
        assertThat(sum.roundedHalfUp()).isZero();
    }
}
