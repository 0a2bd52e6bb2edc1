package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodeTest {
    @Test
    void the_tenth_digit_checks_the_first_nine() {
        // 0 1 0 0 1 0 0 1 0: 29 + 17 + 5 = 51, 51 mod 11 = 7, 10 - 7 = 3.
        assertThat(new TaxCode("0100100103")).hasToString("0100100103");
        for (char digit = '0'; digit <= '9'; digit++) {
            var code = "010010010" + digit;
            if (digit != '3') {
                assertThatThrownBy(() -> new TaxCode(code)).hasMessageContaining("check digit");
            }
        }
    }

    @Test
    void a_sum_that_asks_for_ten_has_no_valid_code() {
        // 0 0 0 0 0 0 0 1 2: 5 + 2 × 3 = 11, 11 mod 11 = 0, and 10 is no digit.
        for (char digit = '0'; digit <= '9'; digit++) {
            var code = "000000012" + digit;
            assertThatThrownBy(() -> new TaxCode(code))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100100103-001", "0100100103-999", "0100100103001"})
    void a_branch_has_three_digits_more(String code) {
        assertThat(new TaxCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "010010010",
                "01001001031",
                "0100100103-000",
                "0100100103-01",
                "0100100103-0001",
                "0100100103--001",
                "0100100104-001",
                " 0100100103",
                "O100100103",
                "０１００１００１０３"
            })
    void anything_else_is_refused(String code) {
        assertThatThrownBy(() -> new TaxCode(code)).isInstanceOf(IllegalArgumentException.class);
    }
}
