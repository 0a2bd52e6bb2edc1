package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionMonthTest {
    private static final ContributionMonth SEPTEMBER = ContributionMonth.parse("2025-09");

    @Test
    void it_is_read_and_written_as_year_and_month() {
        assertThat(SEPTEMBER).isEqualTo(new ContributionMonth(2025, 9)).hasToString("2025-09");
        assertThat(ContributionMonth.of(LocalDate.of(2025, 9, 30))).isEqualTo(SEPTEMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-13",
                "2025-00",
                "2025-9",
                "25-09",
                "2025/09",
                "2025-09-01",
                " 2025-09",
                "",
                "-2025-09",
                "1899-12",
                "0000-01",
                "２０２５-０９"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> ContributionMonth.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_knows_its_first_and_last_day() {
        assertThat(SEPTEMBER.firstDay()).isEqualTo("2025-09-01");
        assertThat(SEPTEMBER.lastDay()).isEqualTo("2025-09-30");
        assertThat(ContributionMonth.parse("2024-02").lastDay()).isEqualTo("2024-02-29");
        assertThat(ContributionMonth.parse("2100-02").lastDay()).isEqualTo("2100-02-28");
    }

    @Test
    void months_are_counted_across_years() {
        assertThat(SEPTEMBER.plusMonths(4)).isEqualTo(ContributionMonth.parse("2026-01"));
        assertThat(SEPTEMBER.plusMonths(-9)).isEqualTo(ContributionMonth.parse("2024-12"));
        assertThat(ContributionMonth.ofIndex(SEPTEMBER.index())).isEqualTo(SEPTEMBER);
        assertThat(SEPTEMBER).isLessThan(SEPTEMBER.plusMonths(1));
    }
}
