package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The catalogue of events in the documentation, held against the program. */
class EventCatalogueTest {
    private static final Path CATALOGUE = Path.of("../docs/reference/events.md");

    /** Name, version and payload of a row; the meaning is for people. */
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z-]+)` \\| (\\d+) \\| (`[^|]+) \\| [^|]+ \\|");

    @Test
    void every_stored_name_stands_in_the_catalogue_once_with_its_version_and_payload()
            throws IOException {
        var stored = new ArrayList<String>();
        EventNames.all().forEach(event -> stored.add(row(event)));
        assertThat(catalogue()).containsExactlyInAnyOrderElementsOf(stored);
    }

    private static List<String> catalogue() throws IOException {
        try (var lines = Files.lines(CATALOGUE)) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> row.group(1) + " " + row.group(2) + ": " + row.group(3))
                    .toList();
        }
    }

    private static String row(EventNames.Stored event) {
        var payload =
                Stream.of(event.type().getRecordComponents())
                        .map(EventCatalogueTest::field)
                        .collect(Collectors.joining(", "));
        return event.name() + " " + event.version() + ": " + payload;
    }

    /** What can be null is left out of the payload, and marked. */
    private static String field(RecordComponent component) {
        var mark = component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? " †" : "";
        return "`" + component.getName() + "`" + mark;
    }
}
