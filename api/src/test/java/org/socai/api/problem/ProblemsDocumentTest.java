package org.socai.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.socai.ledger.unit.UnitRejected;

class ProblemsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "reference", "problems.md");

    @Test
    void the_reference_lists_every_type_with_its_status_and_title_in_the_order_of_the_code()
            throws IOException {
        assertThat(rows())
                .containsExactlyElementsOf(
                        Arrays.stream(ProblemType.values())
                                .map(
                                        type ->
                                                List.of(
                                                        "`" + type.uri() + "`",
                                                        Integer.toString(type.status().value()),
                                                        type.title()))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(UnitRejected.Reason.class)
    void every_reason_of_the_ledger_keeps_its_name_as_a_problem(UnitRejected.Reason reason) {
        assertThat(ProblemType.of(reason).name()).isEqualTo(reason.name());
    }

    /** The first three cells of every row that names a type. */
    private static List<List<String>> rows() throws IOException {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.filter(line -> line.startsWith("| `/problems/"))
                    .map(
                            line ->
                                    Arrays.stream(line.split("\\|", -1))
                                            .skip(1)
                                            .limit(3)
                                            .map(String::strip)
                                            .toList())
                    .toList();
        }
    }
}
