package org.socai.api.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.Reading.reason;
import static org.socai.api.imports.file.TestWorkbook.row;
import static org.socai.api.imports.file.TestWorkbook.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.imports.file.FileRefused.Reason;

class HostileWorkbookTest {
    private static final FileShape SHAPE =
            new FileShape("things", List.of("code"), Set.of(FileFormat.XLSX));
    private static final String HEADER = row(1, text("A1", "code"));
    private static final String BOMB =
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c"
                    + " \"&b;&b;&b;&b;\">]>";

    @TempDir Path folder;

    private Reason reasonFor(TestWorkbook workbook) throws IOException {
        return reasonFor(workbook.write(folder.resolve("hostile.xlsx")));
    }

    private static Reason reasonFor(Path file) {
        return reason(() -> ImportFile.check(file, SHAPE, FileLimits.STANDARD));
    }

    private Path zip(Writing content) throws IOException {
        Path file = folder.resolve("package.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            content.to(zip);
        }
        return file;
    }

    private interface Writing {
        void to(ZipOutputStream zip) throws IOException;
    }

    private static void zeros(OutputStream out, long bytes) throws IOException {
        byte[] block = new byte[1 << 16];
        for (long written = 0; written < bytes; written += block.length) {
            out.write(block);
        }
    }

    @Test
    void a_part_that_unpacks_to_a_thousand_times_its_size_is_refused() throws IOException {
        Path bomb =
                zip(
                        zip -> {
                            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                            zeros(zip, 64L << 20);
                        });
        assertThat(Files.size(bomb)).isLessThan(1 << 17);
        assertThat(reasonFor(bomb)).isEqualTo(Reason.DECOMPRESSION_BOMB);
    }

    @Test
    void many_parts_that_are_harmless_one_by_one_are_refused_together() throws IOException {
        Path bomb =
                zip(
                        zip -> {
                            for (int i = 0; i < 70; i++) {
                                zip.putNextEntry(new ZipEntry("part" + i));
                                zeros(zip, FileLimits.STANDARD.unpackedFloorBytes() - (1 << 16));
                            }
                        });
        assertThat(reasonFor(bomb)).isEqualTo(Reason.DECOMPRESSION_BOMB);
    }

    @Test
    void a_package_of_many_thousand_parts_is_refused_before_its_directory_is_read()
            throws IOException {
        Path crowd =
                zip(
                        zip -> {
                            for (int i = 0; i < 20_000; i++) {
                                zip.putNextEntry(new ZipEntry("part" + i));
                            }
                        });
        assertThat(reasonFor(crowd)).isEqualTo(Reason.DECOMPRESSION_BOMB);
    }

    @Test
    void a_directory_larger_than_its_parts_need_is_refused() throws IOException {
        Path file = new TestWorkbook().sheet(HEADER).write(folder.resolve("large.xlsx"));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 10, 1 << 30);
        assertThat(reasonFor(Files.write(file, bytes))).isEqualTo(Reason.DECOMPRESSION_BOMB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "xl/../../evil", "/evil", "xl\\evil", "C:evil", "xl/.."})
    void names_that_lead_out_of_the_package_are_refused(String name) throws IOException {
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER).part(name, "x")))
                .isEqualTo(Reason.BROKEN_SPREADSHEET);
    }

    @Test
    void two_parts_of_one_name_are_refused() throws IOException {
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER).part("XL/Workbook.xml", "x")))
                .isEqualTo(Reason.BROKEN_SPREADSHEET);
    }

    @Test
    void a_package_inside_the_package_is_refused() throws IOException {
        Path inner = new TestWorkbook().sheet(HEADER).write(folder.resolve("inner.xlsx"));
        assertThat(
                        reasonFor(
                                new TestWorkbook()
                                        .sheet(HEADER)
                                        .part("xl/embeddings/a.xlsx", Files.readAllBytes(inner))))
                .isEqualTo(Reason.BROKEN_SPREADSHEET);
    }

    @Test
    void encrypted_parts_are_refused() throws IOException {
        Path file = new TestWorkbook().sheet(HEADER).write(folder.resolve("secret.xlsx"));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = fields.getInt(bytes.length - 6);
        fields.putShort(directory + 8, (short) (fields.getShort(directory + 8) | 1));
        assertThat(reasonFor(Files.write(file, bytes))).isEqualTo(Reason.BROKEN_SPREADSHEET);
    }

    @Test
    void a_cut_package_and_one_with_something_behind_it_are_refused() throws IOException {
        Path file = new TestWorkbook().sheet(HEADER).write(folder.resolve("cut.xlsx"));
        byte[] bytes = Files.readAllBytes(file);
        for (int length : List.of(4, 100, bytes.length - 1, bytes.length + 1)) {
            assertThat(reasonFor(Files.write(file, Arrays.copyOf(bytes, length))))
                    .isEqualTo(Reason.BROKEN_SPREADSHEET);
        }
    }

    @Test
    void packages_that_are_no_workbook_are_refused() throws IOException {
        assertThat(reasonFor(zip(zip -> zip.putNextEntry(new ZipEntry("list.csv")))))
                .isEqualTo(Reason.BROKEN_SPREADSHEET);
        for (String part :
                List.of(
                        "_rels/.rels",
                        "xl/workbook.xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/styles.xml")) {
            assertThat(reasonFor(new TestWorkbook().sheet(HEADER).without(part)))
                    .as(part)
                    .isEqualTo(Reason.BROKEN_SPREADSHEET);
        }
        assertThat(reasonFor(new TestWorkbook())).isEqualTo(Reason.BROKEN_SPREADSHEET);
    }

    @Test
    void document_types_are_refused_in_every_part_that_is_read() throws IOException {
        assertThat(reasonFor(new TestWorkbook().sheet(BOMB, HEADER + row(2, text("A2", "&c;")))))
                .isEqualTo(Reason.DOCTYPE_FORBIDDEN);
        for (String part :
                List.of(
                        "_rels/.rels",
                        "xl/workbook.xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/styles.xml",
                        "xl/sharedStrings.xml")) {
            assertThat(reasonFor(new TestWorkbook().sheet(HEADER).part(part, BOMB + "<x>&c;</x>")))
                    .as(part)
                    .isEqualTo(Reason.DOCTYPE_FORBIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='2'><c r='A2' t='s'><v>999999999</v></c></row>",
                "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>",
                "<row r='2'><c r='A2' t='s'><v>x</v></c></row>",
                "<row r='2'><c r='A2' t='x'><v>1</v></c></row>",
                "<row r='2'><c r='A2' s='-1'><v>1</v></c></row>",
                "<row r='2'><c r='2'><v>1</v></c></row>",
                "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>",
                "<row r='1'/>",
                "<row r='1048577'/>",
                "<row r='x'/>",
                "<row r='2'>"
            })
    void sheets_that_contradict_themselves_are_refused(String row) throws IOException {
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER + row)))
                .isEqualTo(Reason.BROKEN_SPREADSHEET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BM2", "XFD2", "FXSHRXW2", "ZZZZZZZZZZZZ2"})
    void columns_far_out_are_refused_not_filled_up(String reference) throws IOException {
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER + row(2, text(reference, "x")))))
                .isEqualTo(Reason.TOO_MANY_COLUMNS);
    }

    @Test
    void a_row_with_too_much_text_is_refused() throws IOException {
        String cell = "<c t=\"inlineStr\"><is><t>" + "x".repeat(60_000) + "</t></is></c>";
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER + row(2, cell, cell))))
                .isEqualTo(Reason.ROW_TOO_LONG);
        String shared = "<c t=\"s\"><v>0</v></c>";
        assertThat(
                        reasonFor(
                                new TestWorkbook()
                                        .sharedStrings("<si><t>" + "x".repeat(60_000) + "</t></si>")
                                        .sheet(HEADER + row(2, shared, shared))))
                .isEqualTo(Reason.ROW_TOO_LONG);
        String runs = "<r><t>%s</t></r>".formatted("x".repeat(60_000)).repeat(2);
        assertThat(
                        reasonFor(
                                new TestWorkbook()
                                        .sheet(
                                                HEADER
                                                        + row(
                                                                2,
                                                                "<c t=\"inlineStr\"><is>%s</is></c>"
                                                                        .formatted(runs)))))
                .isEqualTo(Reason.ROW_TOO_LONG);
    }

    @Test
    void shared_texts_beyond_what_memory_holds_are_refused() throws IOException {
        var limits = FileLimits.STANDARD;
        String items = "<si/>".repeat(limits.sharedTexts() + 1);
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER).sharedStrings(items)))
                .isEqualTo(Reason.DECOMPRESSION_BOMB);
        String texts =
                ("<si><t>" + "x".repeat(60_000) + "</t></si>")
                        .repeat(limits.sharedCharacters() / 60_000 + 1);
        assertThat(reasonFor(new TestWorkbook().sheet(HEADER).sharedStrings(texts)))
                .isEqualTo(Reason.DECOMPRESSION_BOMB);
    }
}
