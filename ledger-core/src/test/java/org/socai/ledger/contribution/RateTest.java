package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "1.0650, 1065000, 1.065",
        "0.03, 30000, 0.03",
        "32.5, 32500000, 32.5",
        "0, 0, 0",
        "100, 100000000, 100",
        "0.000001, 1, 0.000001",
        "22, 22000000, 22"
    })
    void a_percentage_is_held_exactly_and_written_without_trailing_zeros(
            String text, long held, String written) {
        var rate = Rate.ofPercent(text);
        assertThat(rate.hundredMillionths()).isEqualTo(held);
        assertThat(rate.percent()).isEqualTo(written);
        assertThat(Rate.ofPercent(written)).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1,5",
                "1e2",
                ".5",
                "5.",
                "0.0000001",
                "1000.000001",
                "١",
                "NaN",
                "99999999999999999999",
                "000000000000000000000000000000001"
            })
    void what_is_no_rate_is_refused(String text) {
        assertThatThrownBy(() -> Rate.ofPercent(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 1, 1", // 0.5 rounds away from zero
        "49, 1, 0",
        "-50, 1, -1",
        "-49, 1, 0",
        "150, 1, 2",
        "-150, 1, -2",
        "100000000, 1.065, 1065000",
        "15000000, 1.0833, 162495",
        "-100000000, 1.065, -1065000",
        "0, 22, 0"
    })
    void a_product_is_rounded_half_away_from_zero(long amount, String percent, long product) {
        assertThat(Rate.ofPercent(percent).timesHalfUp(amount)).isEqualTo(product);
    }

    @Test
    void products_are_exact_for_amounts_of_any_size() {
        var random = new Random(41);
        for (int i = 0; i < 20_000; i++) {
            long amount = random.nextLong() >> random.nextInt(63);
            var rate = new Rate(random.nextLong(Rate.ONE + 1) >> random.nextInt(26));
            long expected =
                    BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(rate.hundredMillionths(), 8))
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            assertThat(rate.timesHalfUp(amount)).as("%d × %s", amount, rate).isEqualTo(expected);
        }
    }

    @Test
    void a_product_beyond_the_range_is_refused() {
        var threefold = Rate.ofPercent("300");
        assertThatThrownBy(() -> threefold.timesHalfUp(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> threefold.timesHalfUp(Long.MIN_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void rates_are_summed_before_an_amount_is_taken_of_them() {
        var summed = Rate.ofPercent("14").plus(Rate.ofPercent("8"));
        assertThat(summed).isEqualTo(Rate.ofPercent("22"));
        // 2 × 22 % = 0.44 gives 0; the shares alone would not show that 3 × 14 % + 3 × 8 % = 0.66
        // gives 1.
        assertThat(summed.timesHalfUp(2)).isZero();
        assertThat(summed.timesHalfUp(3)).isEqualTo(1);
    }

    @Test
    void rates_are_ordered_and_shown_with_their_sign() {
        assertThat(Rate.ofPercent("1.065"))
                .isLessThan(Rate.ofPercent("1.0833"))
                .hasToString("1.065 %");
    }
}
