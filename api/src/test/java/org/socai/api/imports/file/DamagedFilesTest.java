package org.socai.api.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.imports.file.FileRecord.BadRow;

/** Whatever is done to a file, the answer is its rows or a refusal, never another exception. */
class DamagedFilesTest {
    private static final int MUTATIONS = 1_500;

    /** Another one each day would find more; a fixed one fails for everybody alike. */
    private static final long SEED = Long.getLong("socai.test.seed", 20_250_701L);

    private static final FileShape SHEET =
            new FileShape("things", List.of("code", "value", "note"), Set.of(FileFormat.XLSX));

    @TempDir Path folder;

    private interface Reader {
        RecordReader open(byte[] file) throws IOException;
    }

    private static RecordReader csv(byte[] file) throws IOException {
        return CsvRecords.open(
                new ByteArrayInputStream(file), Reading.PAYMENT_COLUMNS, FileLimits.STANDARD);
    }

    private static RecordReader camt(byte[] file) throws IOException {
        return CamtRecords.open(new ByteArrayInputStream(file), FileLimits.STANDARD);
    }

    private RecordReader sheet(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("damaged.xlsx"), file);
        return ImportFile.check(path, SHEET, FileLimits.STANDARD).open();
    }

    private byte[] workbook() throws IOException {
        return Files.readAllBytes(
                new TestWorkbook()
                        .sharedStrings("<si><t>shared</t></si>")
                        .styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
                        .sheet(
                                TestWorkbook.row(
                                                1,
                                                TestWorkbook.text("A1", "code"),
                                                TestWorkbook.text("B1", "value"),
                                                TestWorkbook.text("C1", "note"))
                                        + TestWorkbook.row(
                                                2,
                                                "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\""
                                                        + " s=\"0\"><v>45901</v></c><c"
                                                        + " r=\"C2\"><f>1</f><v>1</v></c>"))
                        .write(folder.resolve("whole.xlsx")));
    }

    /** The records before the end or the refusal, and whether it came to one. */
    private static boolean readUntilRefused(Reader reader, byte[] file, List<FileRecord> records)
            throws IOException {
        try (RecordReader open = reader.open(file)) {
            for (FileRecord next = open.next(); next != null; next = open.next()) {
                records.add(next);
            }
            return false;
        } catch (FileRefused refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return true;
        }
    }

    private static void cutAnywhere(byte[] whole, Reader reader, boolean mayEndQuietly)
            throws IOException {
        List<FileRecord> all = Reading.all(reader.open(whole));
        for (int length = 0; length < whole.length; length++) {
            List<FileRecord> records = new ArrayList<>();
            boolean refused = readUntilRefused(reader, Arrays.copyOf(whole, length), records);
            assertThat(refused || mayEndQuietly).as("cut after %d bytes", length).isTrue();
            int wholeRows = 0;
            while (wholeRows < records.size()
                    && records.get(wholeRows).equals(all.get(wholeRows))) {
                wholeRows++;
            }
            assertThat(records.size() - wholeRows).as("cut after %d bytes", length).isBetween(0, 1);
        }
    }

    @Test
    void a_csv_cut_anywhere_gives_its_first_rows_or_is_refused() throws IOException {
        cutAnywhere(Reading.sample("payments.csv"), DamagedFilesTest::csv, true);
    }

    @Test
    void a_csv_row_cut_before_its_last_cell_is_bad() throws IOException {
        byte[] whole = Reading.bytes(Reading.HEADER + "FT1,2025-08-21,5946177,VND,x");
        for (int length = Reading.HEADER.length() + 1; length < whole.length - 2; length++) {
            assertThat(Reading.csv(Arrays.copyOf(whole, length)))
                    .singleElement()
                    .isInstanceOf(BadRow.class);
        }
    }

    @Test
    void a_camt_cut_anywhere_is_refused() throws IOException {
        byte[] sample = Reading.sample("payments.camt.054.001.08.xml");
        byte[] whole = Arrays.copyOf(sample, sample.length - 1); // without the last line end
        cutAnywhere(whole, DamagedFilesTest::camt, false);
    }

    @Test
    void a_workbook_cut_anywhere_is_refused() throws IOException {
        cutAnywhere(workbook(), this::sheet, false);
    }

    private static void mutate(byte[] whole, Reader reader) {
        var random = new Random(SEED);
        int read =
                IntStream.range(0, MUTATIONS)
                        .map(round -> readMutation(whole, reader, random, round))
                        .sum();
        assertThat(read).as("some mutations are read, some refused").isBetween(1, MUTATIONS - 1);
    }

    private static int readMutation(byte[] whole, Reader reader, Random random, int round) {
        byte[] mutated = whole.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte next =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : whole[random.nextInt(whole.length)];
            mutated[random.nextInt(mutated.length)] = next;
        }
        try {
            return readUntilRefused(reader, mutated, new ArrayList<>()) ? 0 : 1;
        } catch (Exception e) {
            throw new AssertionError("seed %d, round %d".formatted(SEED, round), e);
        }
    }

    @Test
    void a_mutated_csv_is_read_or_refused() throws IOException {
        mutate(Reading.sample("payments.csv"), DamagedFilesTest::csv);
    }

    @Test
    void a_mutated_camt_is_read_or_refused() throws IOException {
        mutate(Reading.sample("payments.camt.054.001.08.xml"), DamagedFilesTest::camt);
        mutate(Reading.sample("statement.camt.053.001.02.xml"), DamagedFilesTest::camt);
    }

    @Test
    void a_mutated_workbook_is_read_or_refused() throws IOException {
        mutate(workbook(), this::sheet);
    }

    @Test
    void a_workbook_with_a_mutated_sheet_is_read_or_refused() throws IOException {
        String rows =
                "<row r=\"1\">%s%s%s</row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"0\"><v>45901</v></c></row>"
                        .formatted(
                                TestWorkbook.text("A1", "code"),
                                TestWorkbook.text("B1", "value"),
                                TestWorkbook.text("C1", "note"));
        Path file = folder.resolve("mutated.xlsx");
        mutate(
                Reading.bytes(
                        "<worksheet xmlns=\"u\"><sheetData>%s</sheetData></worksheet>"
                                .formatted(rows)),
                sheet ->
                        ImportFile.check(
                                        new TestWorkbook()
                                                .part("xl/worksheets/sheet1.xml", sheet)
                                                .sharedStrings("<si><t>shared</t></si>")
                                                .styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
                                                .write(file),
                                        SHEET,
                                        FileLimits.STANDARD)
                                .open());
    }
}
