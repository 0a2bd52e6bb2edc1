package org.socai.api.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.Reading.reason;
import static org.socai.api.imports.file.TestWorkbook.row;
import static org.socai.api.imports.file.TestWorkbook.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.api.imports.file.FileRefused.Reason;

class SheetRecordsTest {
    private static final FileShape SHAPE =
            new FileShape("things", List.of("code", "value", "note"), Set.of(FileFormat.XLSX));
    private static final String HEADER =
            row(1, text("A1", "code"), text("B1", "value"), text("C1", "note"));

    @TempDir Path folder;

    private List<FileRecord> read(Path file) throws IOException {
        return Reading.all(ImportFile.check(file, SHAPE, FileLimits.STANDARD).open());
    }

    private List<FileRecord> read(TestWorkbook workbook) throws IOException {
        return read(workbook.write(folder.resolve("hand.xlsx")));
    }

    private String value(TestWorkbook workbook, String cell) throws IOException {
        FileRecord only = read(workbook.sheet(HEADER + row(2, text("A2", "x"), cell))).getFirst();
        assertThat(only).isInstanceOf(FileRow.class);
        return ((FileRow) only).cell("value");
    }

    private static FileRow things(long line, String code, String value, String note) {
        return new FileRow(line, Map.of("code", code, "value", value, "note", note));
    }

    @Test
    void what_another_program_wrote_is_read_as_text() throws IOException {
        Path file = folder.resolve("written.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "writer", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("first");
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "value");
            sheet.value(0, 2, "note");
            sheet.value(1, 0, "TA0001");
            sheet.value(1, 1, 1_000_000_000L);
            sheet.value(1, 2, " Công ty \"Đại Phát\" & con ");
            sheet.value(2, 0, "TA0002");
            sheet.value(2, 1, LocalDate.of(2025, 9, 1));
            sheet.style(2, 1).format("dd/mm/yyyy").set();
            sheet.value(5, 0, "TA0003");
            sheet.value(5, 1, true);
            sheet.value(6, 0, "TA0004");
            sheet.value(6, 1, 1.5);
            workbook.newWorksheet("second").value(0, 0, "other");
        }
        assertThat(read(file))
                .containsExactly(
                        things(2, "TA0001", "1000000000", " Công ty \"Đại Phát\" & con "),
                        things(3, "TA0002", "2025-09-01", ""),
                        things(6, "TA0003", "true", ""),
                        things(7, "TA0004", "1.5", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,1",
        "1E9,1000000000",
        "1.5,1.5",
        "0.1,0.1",
        "-3,-3",
        "999999999999999,999999999999999",
        "12300,12300",
        "1E999999999,1E999999999",
        "NaN,NaN"
    })
    void a_number_is_plain_digits(String stored, String text) throws IOException {
        assertThat(value(new TestWorkbook(), "<c r=\"B2\"><v>" + stored + "</v></c>"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd,45901,2025-09-01",
        "[$-42A]dd/mm/yyyy;@,45901,2025-09-01",
        "mmm-yy,45901,2025-09",
        "yyyy\\-mm,45930,2025-09",
        "yyyy-mm-dd,45901.5,45901.5",
        "yyyy-mm-dd,61,1900-03-01",
        "yyyy-mm-dd,60,60",
        "yyyy-mm-dd,-1,-1",
        "yyyy-mm-dd,99999999,99999999",
        "'#,##0\" dong\"',45901,45901",
        "'#,##0 [Red]',45901,45901",
        "mm:ss,45901,45901",
        "General,45901,45901"
    })
    void a_number_shown_as_a_day_or_a_month_is_one(String code, String stored, String text)
            throws IOException {
        TestWorkbook workbook =
                new TestWorkbook()
                        .styles(
                                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"%s\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
                                        .formatted(code.replace("\"", "&quot;")));
        assertThat(value(workbook, "<c r=\"B2\" s=\"1\"><v>%s</v></c>".formatted(stored)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"14,2025-09-01", "17,2025-09", "1,45901", "3,45901", "20,45901"})
    void built_in_formats_are_known(String format, String text) throws IOException {
        TestWorkbook workbook =
                new TestWorkbook()
                        .styles("<cellXfs><xf numFmtId=\"%s\"/></cellXfs>".formatted(format));
        assertThat(value(workbook, "<c r=\"B2\" s=\"0\"><v>45901</v></c>")).isEqualTo(text);
    }

    @Test
    void a_workbook_may_count_its_days_from_1904() throws IOException {
        TestWorkbook workbook =
                new TestWorkbook()
                        .part(
                                "xl/workbook.xml",
                                "<workbook xmlns=\"u\" xmlns:r=\"v\"><workbookPr"
                                        + " date1904=\"1\"/><sheets><sheet"
                                        + " r:id=\"rId1\"/></sheets></workbook>")
                        .styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
        assertThat(value(workbook, "<c r=\"B2\" s=\"0\"><v>44439</v></c>")).isEqualTo("2025-09-01");
    }

    @Test
    void texts_of_every_kind_are_read() throws IOException {
        TestWorkbook shared =
                new TestWorkbook()
                        .sharedStrings(
                                "<si><t>plain</t></si><si><r><rPr><b/></rPr><t>two"
                                        + " </t></r><r><t>runs</t></r><rPh><t>aid</t></rPh></si>");
        assertThat(value(shared, "<c r=\"B2\" t=\"s\"><v>0</v></c>")).isEqualTo("plain");
        assertThat(value(shared, "<c r=\"B2\" t=\"s\"><v>1</v></c>")).isEqualTo("two runs");
        assertThat(value(shared, "<c r=\"B2\" t=\"str\"><v>2025-09</v></c>")).isEqualTo("2025-09");
        assertThat(value(shared, "<c r=\"B2\" t=\"d\"><v>2025-09-01</v></c>"))
                .isEqualTo("2025-09-01");
        assertThat(value(shared, "<c r=\"B2\" t=\"b\"><v>0</v></c>")).isEqualTo("false");
        assertThat(value(shared, "<c r=\"B2\" t=\"b\"><v>true</v></c>")).isEqualTo("true");
        assertThat(value(shared, "<c><v>7</v></c>")).isEqualTo("7");
    }

    @Test
    void a_formula_or_an_error_makes_its_row_bad_and_names_the_column() throws IOException {
        List<FileRecord> records =
                read(
                        new TestWorkbook()
                                .sheet(
                                        HEADER
                                                + row(
                                                        2,
                                                        text("A2", "x"),
                                                        "<c r=\"B2\"><f>1+1</f><v>2</v></c>")
                                                + row(
                                                        3,
                                                        text("A3", "x"),
                                                        "<c r=\"C3\" t=\"e\"><v>#N/A</v></c>")
                                                + row(
                                                        4,
                                                        "<c r=\"A4\"><f t=\"shared\""
                                                                + " si=\"0\"/></c>")
                                                + row(5, text("A5", "good"))));
        assertThat(records)
                .containsExactly(
                        new BadRow(
                                2,
                                Defect.FORMULA_CELL,
                                "The cell in column value holds a formula; only values are read."),
                        new BadRow(3, Defect.ERROR_CELL, "The cell in column note holds an error."),
                        new BadRow(
                                4,
                                Defect.FORMULA_CELL,
                                "The cell in column code holds a formula; only values are read."),
                        things(5, "good", "", ""));
    }

    @Test
    void blank_rows_and_formatted_empty_cells_are_passed_over() throws IOException {
        assertThat(
                        read(
                                new TestWorkbook()
                                        .sheet(
                                                HEADER
                                                        + row(2)
                                                        + row(
                                                                3,
                                                                "<c r=\"A3\" s=\"0\"/><c"
                                                                        + " r=\"XFD3\"/>",
                                                                text("XFD3", ""))
                                                        + row(9, text("A9", "x"), "<c r=\"ZZ9\"/>")
                                                        + "<row/>")))
                .containsExactly(things(9, "x", "", ""));
    }

    @Test
    void a_row_formatted_over_all_columns_of_a_sheet_is_no_long_row() throws IOException {
        String formatted =
                IntStream.range(0, 16_384)
                        .mapToObj(i -> "<c r=\"%s2\" s=\"0\"/>".formatted(i == 0 ? "B" : "XFD"))
                        .collect(Collectors.joining());
        assertThat(read(new TestWorkbook().sheet(HEADER + row(2, text("A2", "x"), formatted))))
                .containsExactly(things(2, "x", "", ""));
    }

    @Test
    void a_row_with_something_beyond_the_header_is_bad() throws IOException {
        assertThat(
                        read(
                                new TestWorkbook()
                                        .sheet(HEADER + row(2, text("A2", "x"), text("D2", "y")))))
                .containsExactly(
                        new BadRow(
                                2,
                                Defect.WRONG_CELL_COUNT,
                                "The row has 4 cells, the header has 3."));
    }

    @Test
    void another_header_or_none_is_refused() {
        assertThat(reason(() -> read(new TestWorkbook().sheet(row(1, text("A1", "code"))))))
                .isEqualTo(Reason.WRONG_HEADER);
        assertThat(reason(() -> read(new TestWorkbook().sheet("")))).isEqualTo(Reason.EMPTY_FILE);
    }
}
