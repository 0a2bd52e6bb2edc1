package org.socai.api.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.Reading.HEADER;
import static org.socai.api.imports.file.Reading.PAYMENT_COLUMNS;
import static org.socai.api.imports.file.Reading.reason;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.imports.ImportKind;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.api.imports.file.FileRefused.Reason;

class LargeFilesTest {
    private static final int ROWS = 200_000;
    private static final long GIBIBYTE = 1L << 30;

    @TempDir Path folder;

    /** A start, then one byte over and over, up to a size; counts what was taken from it. */
    private static final class Repetitive extends InputStream {
        private final byte[] start;
        private final byte filler;
        private final long size;
        private long read;

        Repetitive(String start, char filler, long size) {
            this.start = Reading.bytes(start);
            this.filler = (byte) filler;
            this.size = size;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (read >= size) {
                return -1;
            }
            int count = (int) Math.min(length, size - read);
            for (int i = 0; i < count; i++, read++) {
                target[offset + i] = read < start.length ? start[(int) read] : filler;
            }
            return count;
        }
    }

    private static void refusesEarly(String start, char filler, Reason expected) {
        var in = new Repetitive(start, filler, GIBIBYTE);
        assertThat(
                        reason(
                                () ->
                                        Reading.all(
                                                CsvRecords.open(
                                                        in, PAYMENT_COLUMNS, FileLimits.STANDARD))))
                .isEqualTo(expected);
        assertThat(in.read).isLessThan(1 << 20);
    }

    @Test
    void a_row_of_a_gibibyte_is_refused_within_its_first_mebibyte() {
        refusesEarly("", 'x', Reason.ROW_TOO_LONG);
        refusesEarly(HEADER, 'x', Reason.ROW_TOO_LONG);
        refusesEarly(HEADER, ',', Reason.ROW_TOO_LONG);
        refusesEarly(HEADER + "\"", '\n', Reason.ROW_TOO_LONG);
        refusesEarly(HEADER + "\"", '"', Reason.ROW_TOO_LONG);
    }

    @Test
    void an_xml_tag_of_a_gibibyte_is_refused_within_its_first_four_mebibytes() {
        for (String start :
                new String[] {"<Document xmlns='", "<!--", "<!DOCTYPE a [<!ENTITY b '", "<a>&"}) {
            var in = new Repetitive(start, 'x', GIBIBYTE);
            assertThat(reason(() -> Reading.all(CamtRecords.open(in, FileLimits.STANDARD))))
                    .isIn(
                            Reason.ELEMENT_TOO_LONG,
                            Reason.BROKEN_XML,
                            Reason.DOCTYPE_FORBIDDEN,
                            Reason.WRONG_DOCUMENT);
            assertThat(in.read).as(start).isLessThan(4 << 20);
        }
    }

    @Test
    void blank_lines_are_read_over_at_any_length() throws IOException {
        InputStream blank = new Repetitive(HEADER, '\n', 10 << 20);
        assertThat(Reading.all(CsvRecords.open(blank, PAYMENT_COLUMNS, FileLimits.STANDARD)))
                .isEmpty();
    }

    private void readsAll(Path file, ImportKind kind, String column, String last)
            throws IOException {
        ImportFile checked = ImportFile.check(file, kind.shape(), FileLimits.STANDARD);
        assertThat(checked.total()).isEqualTo(ROWS);
        FileRecord latest = null;
        try (RecordReader records = checked.open()) {
            for (FileRecord next = records.next(); next != null; next = records.next()) {
                latest = next;
            }
        }
        assertThat(latest).isInstanceOf(FileRow.class);
        assertThat(((FileRow) latest).cell(column)).isEqualTo(last);
    }

    @Test
    void two_hundred_thousand_payments_in_csv() throws IOException {
        Path file = folder.resolve("payments.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            out.write(HEADER);
            for (int i = 1; i <= ROWS; i++) {
                out.write(
                        "FT%d,2025-08-21,%d,VND,\"+BHXH+103+00+QT0025Z+04001+nộp, BHXH+\"\r\n"
                                .formatted(i, i));
            }
        }
        readsAll(file, ImportKind.PAYMENTS, "bank_reference", "FT" + ROWS);
    }

    @Test
    void two_hundred_thousand_entries_in_camt_on_one_line() throws IOException {
        Path file = folder.resolve("payments.xml");
        String[] frame = CamtRecordsTest.document("camt.054.001.08", "@").split("@", -1);
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            out.write(frame[0]);
            for (int i = 1; i <= ROWS; i++) {
                out.write(
                        "<Ntry><Amt Ccy=\"VND\">%d</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><ValDt><Dt>2025-09-11</Dt></ValDt><AcctSvcrRef>FT%d</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>A &amp; B &#224; +BHXH+103+00+QT0025Z+</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
                                .formatted(i, i));
            }
            out.write(frame[1]);
        }
        readsAll(file, ImportKind.PAYMENTS, "bank_reference", "FT" + ROWS);
    }

    @Test
    void two_hundred_thousand_declarations_in_a_workbook() throws IOException {
        Path file = folder.resolve("declarations.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "writer", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("declarations");
            for (int column = 0; column < ImportKind.DECLARATIONS.columns().size(); column++) {
                sheet.value(0, column, ImportKind.DECLARATIONS.columns().get(column));
            }
            for (int i = 1; i <= ROWS; i++) {
                declare(sheet, i);
            }
        }
        readsAll(file, ImportKind.DECLARATIONS, "reference", "D" + ROWS);
    }

    private static void declare(Worksheet sheet, int row) throws IOException {
        sheet.value(row, 0, "TA%05d".formatted(row % 1000));
        sheet.value(row, 1, "D" + row);
        sheet.value(row, 2, "2025-09");
        sheet.value(row, 3, LocalDate.of(2025, 9, 30));
        sheet.style(row, 3).format("yyyy-mm-dd").set();
        sheet.value(row, 4, "REGULAR");
        sheet.value(row, 5, 12);
        sheet.value(row, 6, 120_000_000L + row);
        sheet.value(row, 7, 120_000_000L + row);
        if (row % 1000 == 0) {
            sheet.flush();
        }
    }
}
