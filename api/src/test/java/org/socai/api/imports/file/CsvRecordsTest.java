package org.socai.api.imports.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.Reading.HEADER;
import static org.socai.api.imports.file.Reading.bytes;
import static org.socai.api.imports.file.Reading.csv;
import static org.socai.api.imports.file.Reading.reason;
import static org.socai.api.imports.file.Reading.refused;
import static org.socai.api.imports.file.Reading.row;
import static org.socai.api.imports.file.Reading.sample;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;
import org.socai.api.imports.file.FileRefused.Reason;

class CsvRecordsTest {
    private static final String A = "FT1,2025-08-21,1,VND,x\n";
    private static final String B = "FT2,2025-08-22,2,VND,y\n";

    @Test
    void quoted_cells_keep_commas_quotes_and_line_breaks_and_lines_are_physical()
            throws IOException {
        assertThat(csv(sample("payments.csv")))
                .containsExactly(
                        row(
                                2,
                                "FT1",
                                "2025-08-21",
                                "5946177",
                                "+BHXH+103+00+QT0025Z+04001+dong BHXH+"),
                        row(
                                3,
                                "FT2",
                                "2020-01-23",
                                "118590746",
                                "Công ty \"Đại Phát\", nộp BHXH\ntháng 12"),
                        row(5, "FT3", "2020-01-24", "1", ""));
    }

    @Test
    void a_byte_order_mark_and_crlf_change_nothing() throws IOException {
        String file = HEADER + A + B;
        assertThat(csv("\uFEFF" + file.replace("\n", "\r\n"))).isEqualTo(csv(file)).hasSize(2);
    }

    @Test
    void blank_lines_are_passed_over_and_counted() throws IOException {
        assertThat(csv("\n" + HEADER + "\n" + A + "\r\n\n" + B + "\n\n"))
                .extracting(FileRecord::line)
                .containsExactly(4L, 7L);
    }

    @Test
    void a_last_line_without_an_end_is_a_row() throws IOException {
        assertThat(csv(HEADER + A + B.strip())).isEqualTo(csv(HEADER + A + B));
    }

    @Test
    void spaces_around_a_cell_belong_to_it() throws IOException {
        assertThat(csv(HEADER + " FT1 ,2025-08-21,1,VND,\t x \n"))
                .containsExactly(row(2, " FT1 ", "2025-08-21", "1", "\t x "));
    }

    @Test
    void a_header_alone_is_a_file_without_rows() throws IOException {
        assertThat(csv(HEADER)).isEmpty();
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_bad_and_the_others_are_not() throws IOException {
        List<FileRecord> records = csv(HEADER + A + "FT9,2025\n" + "1,2,3,4,5,6,7\n" + B);
        assertThat(records)
                .containsExactly(
                        row(2, "FT1", "2025-08-21", "1", "x"),
                        new BadRow(
                                3,
                                Defect.WRONG_CELL_COUNT,
                                "The row has 2 cells, the header has 5."),
                        new BadRow(
                                4,
                                Defect.WRONG_CELL_COUNT,
                                "The row has 7 cells, the header has 5."),
                        row(5, "FT2", "2025-08-22", "2", "y"));
    }

    @Test
    void a_quotation_mark_in_an_unquoted_cell_makes_its_row_bad() throws IOException {
        assertThat(csv(HEADER + "FT1,2025-08-21,1,VND,a \"b\" c\n" + B))
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .isInstanceOfSatisfying(
                                                BadRow.class,
                                                bad ->
                                                        assertThat(bad.defect())
                                                                .isEqualTo(Defect.STRAY_QUOTE)),
                        second -> assertThat(second.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank_reference,value_date,amount,currency\n",
                "value_date,bank_reference,amount,currency,remittance\n",
                "bank_reference,value_date,amount,currency,remittance,more\n",
                "Bank_Reference,value_date,amount,currency,remittance\n",
                "bank_reference;value_date;amount;currency;remittance\n",
                "FT1,2025-08-21,1,VND,x\n",
                "%PDF-1.7\n"
            })
    void any_other_header_is_refused(String header) {
        assertThat(reason(() -> csv(header + A))).isEqualTo(Reason.WRONG_HEADER);
    }

    @Test
    void a_refused_header_says_what_was_found_and_what_is_missing() {
        assertThat(refused(() -> csv("bank_reference,day,amount,currency,remittance\n")))
                .hasMessageContaining("Found: bank_reference,day,amount,currency,remittance.")
                .hasMessageContaining("Missing: value_date.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\r\n"})
    void a_file_without_a_header_is_empty(String file) {
        assertThat(reason(() -> csv(file))).isEqualTo(Reason.EMPTY_FILE);
    }

    @Test
    void a_quote_that_is_never_closed_is_refused_with_the_line_where_its_row_begins() {
        assertThat(refused(() -> csv(HEADER + A + "FT9,2025-08-21,1,VND,\"x\n" + B + B)))
                .hasMessageContaining("line 3")
                .extracting(FileRefused::reason)
                .isEqualTo(Reason.BROKEN_QUOTING);
    }

    @Test
    void text_after_a_closing_quote_is_refused() {
        assertThat(reason(() -> csv(HEADER + "FT9,2025-08-21,1,VND,\"x\" y\n" + B)))
                .isEqualTo(Reason.BROKEN_QUOTING);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_with_their_place() {
        byte[] latin = (HEADER + A + "FT2,2025-08-21,1,VND,caf\u00e9\n").getBytes(ISO_8859_1);
        assertThat(refused(() -> csv(latin)))
                .hasMessageContaining("Line 3")
                .hasMessageContaining("byte %d".formatted(latin.length - 1))
                .extracting(FileRefused::reason)
                .isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void a_character_cut_in_two_at_the_end_is_refused() {
        byte[] whole = bytes(HEADER + "FT2,2025-08-21,1,VND,caf\u00e9");
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThat(reason(() -> csv(cut))).isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void utf16_and_nul_characters_are_refused() {
        assertThat(reason(() -> csv((HEADER + A).getBytes(UTF_16LE))))
                .isEqualTo(Reason.NUL_CHARACTER);
        assertThat(reason(() -> csv(HEADER + "FT\0,2025-08-21,1,VND,x\n")))
                .isEqualTo(Reason.NUL_CHARACTER);
    }

    @Test
    void a_row_may_be_as_long_as_the_limit_and_no_longer() throws IOException {
        String start = "FT1,2025-08-21,1,VND,";
        int room = FileLimits.STANDARD.rowCharacters() - start.length() - 1;
        assertThat(csv(HEADER + start + "\u00e1".repeat(room) + "\n" + B)).hasSize(2);
        assertThat(reason(() -> csv(HEADER + start + "x".repeat(room + 1) + "\n" + B)))
                .isEqualTo(Reason.ROW_TOO_LONG);
        assertThat(
                        reason(
                                () ->
                                        csv(
                                                HEADER
                                                        + ","
                                                                .repeat(
                                                                        FileLimits.STANDARD
                                                                                .rowCharacters())
                                                        + "\n")))
                .isEqualTo(Reason.ROW_TOO_LONG);
    }

    @Test
    void characters_outside_the_basic_plane_survive_buffer_ends() throws IOException {
        String text = "\uD83D\uDE00".repeat(5000);
        assertThat(csv(HEADER + "F,2025-08-21,1,VND,x" + text + "\n"))
                .containsExactly(row(2, "F", "2025-08-21", "1", "x" + text));
    }
}
