package org.socai.api.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.Reading.HEADER;
import static org.socai.api.imports.file.Reading.reason;
import static org.socai.api.imports.file.Reading.refused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.imports.ImportKind;
import org.socai.api.imports.file.FileRefused.Reason;

class ImportFileTest {
    @TempDir Path folder;

    private ImportFile check(byte[] content, ImportKind kind) throws IOException {
        Path file = Files.write(folder.resolve("upload"), content);
        return ImportFile.check(file, kind.shape(), FileLimits.STANDARD);
    }

    private ImportFile check(String content, ImportKind kind) throws IOException {
        return check(Reading.bytes(content), kind);
    }

    @Test
    void the_content_decides_the_format_and_the_first_reading_counts_the_rows()
            throws IOException, URISyntaxException {
        ImportFile csv =
                ImportFile.check(
                        Reading.samplePath("payments.csv"),
                        ImportKind.PAYMENTS.shape(),
                        FileLimits.STANDARD);
        assertThat(csv.format()).isEqualTo(FileFormat.CSV);
        assertThat(csv.total()).isEqualTo(3);
        assertThat(Reading.all(csv.open())).hasSize(3);
        ImportFile xml =
                check(
                        "\uFEFF \n" + CamtRecordsTest.document("camt.054.001.08", ""),
                        ImportKind.PAYMENTS);
        assertThat(xml.format()).isEqualTo(FileFormat.XML);
        assertThat(xml.total()).isZero();
    }

    @Test
    void a_kind_takes_only_its_own_formats_and_says_which() throws IOException {
        byte[] workbook =
                Files.readAllBytes(new TestWorkbook().sheet("").write(folder.resolve("w.xlsx")));
        assertThat(refused(() -> check(workbook, ImportKind.PAYMENTS)))
                .hasMessage("The file is XLSX; payments come as CSV or ISO 20022 XML.")
                .extracting(FileRefused::reason)
                .isEqualTo(Reason.WRONG_FORMAT);
        assertThat(refused(() -> check("<x/>", ImportKind.DECLARATIONS)))
                .hasMessage("The file is ISO 20022 XML; declarations come as CSV or XLSX.");
        assertThat(reason(() -> check("<x/>", ImportKind.UNITS))).isEqualTo(Reason.WRONG_FORMAT);
    }

    @Test
    void empty_files_old_workbooks_and_files_over_the_limit_are_refused() throws IOException {
        assertThat(reason(() -> check("", ImportKind.UNITS))).isEqualTo(Reason.EMPTY_FILE);
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(refused(() -> check(old, ImportKind.DECLARATIONS)))
                .hasMessageContaining(".xls")
                .extracting(FileRefused::reason)
                .isEqualTo(Reason.WRONG_FORMAT);
        Path sparse = folder.resolve("sparse");
        try (var file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(FileLimits.STANDARD.fileBytes() + 1);
        }
        assertThat(
                        reason(
                                () ->
                                        ImportFile.check(
                                                sparse,
                                                ImportKind.UNITS.shape(),
                                                FileLimits.STANDARD)))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_defect_at_the_very_end_refuses_the_file_before_any_row_can_be_booked() {
        String rows = "FT1,2025-08-21,1,VND,x\n".repeat(10_000);
        assertThat(
                        reason(
                                () ->
                                        check(
                                                HEADER + rows + "FT2,2025-08-21,1,VND,\"x\n",
                                                ImportKind.PAYMENTS)))
                .isEqualTo(Reason.BROKEN_QUOTING);
        String entries = CamtRecordsTest.document("camt.054.001.08", "<Ntry/>".repeat(10_000));
        assertThat(reason(() -> check(entries + "<", ImportKind.PAYMENTS)))
                .isEqualTo(Reason.BROKEN_XML);
    }

    @Test
    void every_kind_has_the_name_and_columns_of_the_contract() {
        assertThat(ImportKind.ofSlug("late-interest-rates"))
                .contains(ImportKind.LATE_INTEREST_RATES);
        assertThat(ImportKind.ofSlug("UNITS")).isEmpty();
        assertThat(ImportKind.DECLARATIONS.columns())
                .hasSize(13)
                .startsWith("unit_code")
                .endsWith("hi");
        assertThat(ImportKind.UNITS.columns()).hasSize(8).endsWith("registered_on");
    }
}
