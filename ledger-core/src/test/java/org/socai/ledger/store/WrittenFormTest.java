package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.UnitEvent;

/** Reading bytes that stand as they are written says what the mapper says, whatever they are. */
class WrittenFormTest {
    private static final String SIGNS = "\"\\{}[]:,.-+0195eEnutfTZa \t\n\0\u00e9\u1ec7/";

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper mapper = JsonForm.mapper();
    private final WrittenForm form = new WrittenForm(mapper);

    static List<LedgerEvent> events() {
        return ExampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void no_event_but_a_rule_needs_the_mapper_to_be_read_as_it_was_written(LedgerEvent event) {
        var part = form.of(event.getClass());
        if (event instanceof RuleEvent && part == null) {
            return;
        }
        var read = WrittenForm.read(Objects.requireNonNull(part), bytes(codec.write(event)));
        // Text with a quote in it has a backslash, which is the mapper's.
        assertThat(read).isEqualTo(codec.write(event).contains("\\") ? null : event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void json_with_one_sign_changed_added_or_lost_reads_as_by_the_mapper(LedgerEvent event) {
        var json = codec.write(event);
        for (int at = 0; at < json.length(); at++) {
            var before = json.substring(0, at);
            var after = json.substring(at + 1);
            readsAsByTheMapper(event, before + after);
            readsAsByTheMapper(event, before);
            for (int i = 0; i < SIGNS.length(); i++) {
                char sign = SIGNS.charAt(i);
                readsAsByTheMapper(event, before + sign + after);
                readsAsByTheMapper(event, before + sign + json.substring(at));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void json_with_pieces_moved_doubled_or_lost_reads_as_by_the_mapper(LedgerEvent event) {
        var json = codec.write(event);
        long seed = 20260901L + json.hashCode();
        var random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            var pieces = json.split("(?<=[,{}\\[\\]:])");
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int one = random.nextInt(pieces.length);
                int other = random.nextInt(pieces.length);
                switch (random.nextInt(4)) {
                    case 0 -> pieces[one] = pieces[other];
                    case 1 -> pieces[one] = "";
                    case 2 -> pieces[one] += pieces[other];
                    default -> pieces[one] = hostile(random);
                }
            }
            readsAsByTheMapper(event, String.join("", pieces));
        }
    }

    private static String hostile(Random random) {
        var values =
                List.of(
                        "null,",
                        "null}",
                        "9223372036854775807,",
                        "-9223372036854775808,",
                        "9223372036854775808,",
                        "2147483648,",
                        "99999999999999999999999,",
                        "-0,",
                        "007,",
                        "1.0,",
                        "1e3,",
                        "\"12\",",
                        "12,",
                        "true,",
                        "\"\",",
                        "\" 2025-09-15\",",
                        "\"2025-09-15T00:00\",",
                        "\"+2025-09-15\",",
                        "\"2025-02-29\",",
                        "\"2025-13\",",
                        "\"0\",",
                        "0,",
                        "\"\\u0048I\",",
                        "{},",
                        "[],",
                        "\"why\":1,");
        return values.get(random.nextInt(values.size()));
    }

    @Test
    void the_name_of_a_rule_is_held_once() {
        var one = (UnitEvent.ObligationDeclared) readAgain(UnitEvent.ObligationDeclared.class);
        var other = (UnitEvent.ObligationDeclared) readAgain(UnitEvent.ObligationDeclared.class);
        assertThat(rule(one.assessment())).isSameAs(rule(other.assessment()));
        assertThat(rule(one.assessment())).isSameAs(rule(one.assessment()).intern());
        var allocated = (UnitEvent.PaymentAllocated) readAgain(UnitEvent.PaymentAllocated.class);
        assertThat(order(allocated.allocation())).isSameAs(order(allocated.allocation()).intern());
    }

    @Test
    void what_a_mapper_refuses_is_refused_in_its_words() {
        assertThatThrownBy(
                        () ->
                                codec.read(
                                        "unit-transferred",
                                        1,
                                        bytes(
                                                "{\"unit\":\"tz\",\"office\":\"04002\",\"effectiveOn\":\"2025-09-15\"}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("a unit code is 3 to 15 capital letters and digits");
    }

    private static String rule(Assessment assessment) {
        return assessment.rules().getFirst();
    }

    private static String order(Allocation allocation) {
        return allocation.orderRule();
    }

    private LedgerEvent readAgain(Class<? extends LedgerEvent> type) {
        var event = events().stream().filter(type::isInstance).findFirst().orElseThrow();
        return codec.read(EventNames.of(event).name(), 1, bytes(codec.write(event)));
    }

    private void readsAsByTheMapper(LedgerEvent like, String json) {
        assertThat(byCodec(like, json)).as(json).isEqualTo(byMapper(like, json));
    }

    private @Nullable LedgerEvent byCodec(LedgerEvent like, String json) {
        try {
            return codec.read(EventNames.of(like).name(), 1, bytes(json));
        } catch (UnreadableEvent refused) {
            return null;
        }
    }

    private @Nullable LedgerEvent byMapper(LedgerEvent like, String json) {
        try {
            return mapper.readValue(json, like.getClass());
        } catch (JsonProcessingException refused) {
            return null;
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
