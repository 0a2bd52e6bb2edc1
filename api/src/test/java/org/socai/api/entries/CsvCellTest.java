package org.socai.api.entries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+84",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠SUM"
            })
    void text_that_begins_like_a_formula_stays_text_in_a_spreadsheet(String text) {
        assertThat(CsvCell.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ENT0001", "a=b", "Công ty – chi nhánh", "'quoted"})
    void other_text_is_left_alone(String text) {
        assertThat(CsvCell.text(text)).isEqualTo(text);
    }
}
