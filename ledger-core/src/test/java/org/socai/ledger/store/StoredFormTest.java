package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.ledger.contribution.LedgerEvent;

/** The stored form of every event, held against golden files that are never regenerated. */
class StoredFormTest {
    private final EventCodec codec = new EventCodec();

    static List<LedgerEvent> events() {
        return ExampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_its_golden_file_says(LedgerEvent event) {
        assertThat(codec.write(event)).isEqualTo(golden(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_golden_file_reads_as_the_event_it_was_written_from(LedgerEvent event) {
        var stored = EventNames.of(event);
        assertThat(codec.read(stored.name(), 1, bytes(golden(event)))).isEqualTo(event);
    }

    @Test
    void every_stored_name_has_an_example_and_thereby_a_golden_file() {
        var names = new ArrayList<String>();
        EventNames.all().forEach(stored -> names.add(stored.name()));
        assertThat(events().stream().map(event -> EventNames.of(event).name()))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void an_unknown_name_a_newer_version_and_a_foreign_component_are_errors_and_not_skipped() {
        assertThatThrownBy(() -> codec.read("obligation-forgiven", 1, bytes("{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("obligation-forgiven");
        assertThatThrownBy(() -> codec.read("unit-transferred", 2, bytes("{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(
                        () ->
                                codec.read(
                                        "unit-transferred",
                                        1,
                                        bytes(
                                                "{\"unit\":\"TZ0001A\",\"office\":\"04002\",\"effectiveOn\":\"2025-09-15\",\"why\":\"\"}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("why");
    }

    @Test
    void the_ids_of_facts_come_from_their_keys_and_never_change() {
        assertThat(EventIds.ofFact("payment/FT070000534"))
                .hasToString("5b37b871-e31a-8140-a833-c09d4d29de1d");
        assertThat(EventIds.ofFact("declaration/TZ0001A/D0001-202508"))
                .hasToString("7025a318-56c2-89b8-8ae0-7dc68dcd09e6");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String golden(LedgerEvent event) {
        var path = "/events/" + EventNames.of(event).name() + ".v1.json";
        try (InputStream in =
                Objects.requireNonNull(StoredFormTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
