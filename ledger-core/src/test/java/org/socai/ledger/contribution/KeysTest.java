package org.socai.ledger.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes and references that come from outside. */
class KeysTest {
    @ParameterizedTest
    @ValueSource(strings = {"ABC", "TZ0001A", "04001", "ABCDEFGHIJ12345"})
    void a_code_is_three_to_fifteen_capital_letters_and_digits(String code) {
        assertThat(new UnitCode(code)).hasToString(code);
        assertThat(new OfficeCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AB",
                "ABCDEFGHIJ123456",
                "tz0001a",
                "TZ 001",
                "TZ-001",
                "ĐƠN1",
                "ABC\n",
                "ＡＢＣ"
            })
    void any_other_code_is_refused(String code) {
        assertThatThrownBy(() -> new UnitCode(code)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfficeCode(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reference_is_any_printable_text_of_up_to_64_characters() {
        assertThat(new BankReference("FT07/000 534").value()).isEqualTo("FT07/000 534");
        assertThat(new DeclarationReference("Đợt 1/2025 \uD83D\uDE00"))
                .hasToString("Đợt 1/2025 \uD83D\uDE00");
        assertThat(new BankReference("x".repeat(64)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " FT1",
                "FT1 ",
                "FT\t1",
                "FT\n1",
                "FT\u0000",
                "FT\u0085",
                "FT\uD83D",
                "\uDE00FT"
            })
    void a_reference_with_blanks_around_it_or_with_what_cannot_be_printed_is_refused(String text) {
        assertThatThrownBy(() -> new BankReference(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeclarationReference(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_shows_a_long_text_shortened_and_without_control_characters() {
        assertThatThrownBy(() -> new BankReference("a\nb".repeat(40)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a?ba?b")
                .hasMessageContaining("…'")
                .hasMessageNotContaining("\n");
    }

    @Test
    void streams_are_named_by_kind() {
        var unit = StreamId.of(new UnitCode("TZ0001A"));
        assertThat(unit).hasToString("unit:TZ0001A");
        assertThat(unit.isUnit()).isTrue();
        assertThat(unit.unit()).isEqualTo(new UnitCode("TZ0001A"));
        var unmatched = StreamId.ofUnmatched(new BankReference("unit:TZ0001A"));
        assertThat(unmatched).hasToString("payment:unit:TZ0001A");
        assertThat(unmatched.isUnit()).isFalse();
        assertThatThrownBy(unmatched::unit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new StreamId("nameless"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(StreamId.rules().isUnit()).isFalse();
    }
}
