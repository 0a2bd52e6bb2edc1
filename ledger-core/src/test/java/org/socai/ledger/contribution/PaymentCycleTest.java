package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentCycleTest {
    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2025-01, 2025-01",
        "MONTHLY, 2025-12, 2025-12",
        "QUARTERLY, 2025-01, 2025-03",
        "QUARTERLY, 2025-03, 2025-03",
        "QUARTERLY, 2025-04, 2025-06",
        "QUARTERLY, 2025-11, 2025-12",
        "SEMI_ANNUAL, 2025-01, 2025-06",
        "SEMI_ANNUAL, 2025-06, 2025-06",
        "SEMI_ANNUAL, 2025-07, 2025-12"
    })
    void a_month_belongs_to_a_calendar_cycle(PaymentCycle cycle, String month, String end) {
        assertThat(cycle.endOf(ContributionMonth.parse(month))).hasToString(end);
    }

    @Test
    void cycles_begin_with_the_calendar() {
        var january = ContributionMonth.parse("2025-01");
        assertThat(PaymentCycle.values())
                .allSatisfy(cycle -> assertThat(cycle.beginsWith(january)).isTrue());
        assertThat(PaymentCycle.QUARTERLY.beginsWith(january.plusMonths(3))).isTrue();
        assertThat(PaymentCycle.QUARTERLY.beginsWith(january.plusMonths(4))).isFalse();
        assertThat(PaymentCycle.SEMI_ANNUAL.beginsWith(january.plusMonths(3))).isFalse();
        assertThat(PaymentCycle.SEMI_ANNUAL.beginsWith(january.plusMonths(6))).isTrue();
        assertThat(PaymentCycle.MONTHLY.beginsWith(january.plusMonths(4))).isTrue();
    }
}
