package org.socai.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.socai.api.imports.file.FileRecord;
import org.socai.api.imports.file.FileRefused;
import org.socai.ledger.unit.UnitRejected;

/** The codes of rejections in the documentation, held against the program. */
class RejectionCatalogueTest {
    private static final Page CATALOGUE = Page.of("docs/reference/rejections.md");

    private static List<String> documented(String heading) {
        return CATALOGUE.tableBelow(heading).stream()
                .map(row -> Page.plain(row.getFirst()))
                .toList();
    }

    private static List<String> names(Class<?> codes) {
        return Stream.of(codes.getEnumConstants()).map(code -> ((Enum<?>) code).name()).toList();
    }

    @Test
    void every_code_of_a_row_that_cannot_be_read_has_a_meaning() throws ClassNotFoundException {
        // The codes are nobody's business but that of their package, and of the documentation.
        var codes = Class.forName("org.socai.api.imports.RowRejected$Code");
        assertThat(documented("Rows that cannot be read")).containsExactlyElementsOf(names(codes));
    }

    @Test
    void every_defect_that_a_file_shows_has_a_meaning() {
        assertThat(documented("Rows that the file shows to be wrong"))
                .containsExactlyElementsOf(names(FileRecord.Defect.class));
    }

    @Test
    void every_reason_of_the_ledger_has_a_meaning() {
        assertThat(documented("Facts that the ledger does not accept"))
                .containsExactlyElementsOf(names(UnitRejected.Reason.class));
    }

    @Test
    void every_reason_to_refuse_a_file_has_a_meaning() {
        assertThat(documented("Files that are refused"))
                .containsExactlyElementsOf(names(FileRefused.Reason.class));
    }
}
