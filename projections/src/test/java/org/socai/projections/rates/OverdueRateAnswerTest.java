package org.socai.projections.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.socai.projections.feed.AsOf;

class OverdueRateAnswerTest {
    private static final OverdueRateQuestion QUESTION =
            new OverdueRateQuestion(
                    "",
                    new AsOf(LocalDate.of(2025, 9, 30), 1),
                    DenominatorKind.RECEIVABLE,
                    false,
                    BudgetFunded.ALL);

    @Test
    void a_percentage_is_rounded_half_up_to_two_decimals() {
        assertThat(OverdueRateAnswer.of(QUESTION, 1, 3).percent()).isEqualTo("33.33");
        assertThat(OverdueRateAnswer.of(QUESTION, 12_345, 1_000_000).percent()).isEqualTo("1.23");
        assertThat(OverdueRateAnswer.of(QUESTION, 12_350, 1_000_000).percent()).isEqualTo("1.24");
        assertThat(OverdueRateAnswer.of(QUESTION, Long.MAX_VALUE, Long.MAX_VALUE).percent())
                .isEqualTo("100.00");
    }

    @Test
    void of_nothing_there_is_no_share_unless_nothing_is_overdue() {
        assertThat(OverdueRateAnswer.of(QUESTION, 0, 0).percent()).isEqualTo("0.00");
        assertThat(OverdueRateAnswer.of(QUESTION, 5, 0).percent()).isNull();
    }
}
