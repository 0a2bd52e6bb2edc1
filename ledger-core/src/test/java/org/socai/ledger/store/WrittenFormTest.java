package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.UnitEvent;

/**
 * Reading bytes that stand as they are written says what the mapper says, whatever they are, and
 * what is written is what the mapper writes.
 */
class WrittenFormTest {
    private static final String SIGNS = "\"\\{}[]:,.-+0195eEnutfTZa \t\n\0\u00e9\u1ec7/";

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper mapper = JsonForm.mapper();
    private final WrittenForm form = new WrittenForm();

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
        var read =
                WrittenForm.read(
                        Objects.requireNonNull(part), new JsonBytes(bytes(codec.write(event))));
        // Text with a quote in it has a backslash, which is the mapper's.
        assertThat(read).isEqualTo(codec.write(event).contains("\\") ? null : event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_by_the_mapper(LedgerEvent event) throws JsonProcessingException {
        var json = mapper.writeValueAsString(event);
        assertThat(codec.write(event)).isEqualTo(json);
        var part = form.of(event.getClass());
        if (part != null) {
            var text = new JsonText();
            part.write(event, text);
            // Text with a quote in it has a backslash, which is the mapper's.
            assertThat(text.isPlain()).isEqualTo(!json.contains("\\"));
        }
    }

    /** One component of each kind that events have. */
    record OfEachKind(
            long amount,
            int count,
            boolean is,
            String text,
            @Nullable String perhaps,
            @Nullable LocalDate day,
            ContributionMonth month,
            Rate rate,
            Fund fund,
            List<String> names,
            List<FundAmounts> parts) {}

    @Test
    void whatever_values_a_record_has_it_is_written_as_by_the_mapper_or_not_at_all()
            throws JsonProcessingException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var part = Objects.requireNonNull(form.of(OfEachKind.class));
        var text = new JsonText();
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            var value = ofEachKind(random);
            text.clear();
            part.write(value, text);
            var json = mapper.writeValueAsBytes(value);
            boolean escaped = new String(json, StandardCharsets.UTF_8).contains("\\");
            boolean beyond16Bits = value.toString().codePoints().anyMatch(c -> c > 0xFFFF);
            assertThat(text.isPlain())
                    .as("seed %d, %s", seed, value)
                    .isEqualTo(!escaped && !beyond16Bits);
            if (text.isPlain()) {
                plain++;
                assertThat(Arrays.copyOf(text.bytes(), text.size()))
                        .as("seed %d, %s", seed, value)
                        .isEqualTo(json);
            }
        }
        assertThat(plain).isBetween(1_000, 19_000);
    }

    private static OfEachKind ofEachKind(Random random) {
        var day = LocalDate.of(1945, 9, 2).plusDays(random.nextInt(60_000));
        return new OfEachKind(
                number(random),
                (int) number(random),
                random.nextBoolean(),
                text(random),
                random.nextBoolean() ? text(random) : null,
                random.nextBoolean() ? day : null,
                ContributionMonth.of(day),
                new Rate(random.nextInt(1_000_000)),
                Fund.ALL.get(random.nextInt(Fund.ALL.size())),
                random.nextBoolean() ? List.of() : List.of(text(random), text(random)),
                random.nextBoolean()
                        ? List.of()
                        : List.of(FundAmounts.of(_ -> number(random)), FundAmounts.ZERO));
    }

    private static long number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> 0;
            case 3 -> random.nextInt(-20, 20);
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private static String text(Random random) {
        var signs = "abcXYZ 0189-/.:,{}[]\u00e9\u1ec7\u0111\u2028\u007f";
        var rare = "\"\\\b\n\t\r\f\0\u001f\ud83d\ude00";
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int at = random.nextInt(rare.length() - 1);
            if (random.nextInt(60) > 0) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            } else if (Character.isSurrogate(rare.charAt(at))) {
                text.append("\ud83d\ude00");
            } else {
                text.append(rare.charAt(at));
            }
        }
        return text.toString();
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
