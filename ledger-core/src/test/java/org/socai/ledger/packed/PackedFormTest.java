package org.socai.ledger.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.history.Seeds;

/** Records with a value of every type that can stand in one, in and out of their packed form. */
class PackedFormTest {
    private static final List<String> TEXTS =
            List.of("", "a", "D02-2025-12", "Sổ Cái", "\uFF5E\uD83D\uDE00", "x".repeat(300));
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(2025, 12, 31), LocalDate.EPOCH);

    private final PackedForm<Everything> form =
            new PackedForm<>(
                    Everything.class,
                    component -> component.getName().equals("few"),
                    Set.of(Shared.class));

    private record Everything(
            Numbers numbers,
            @Nullable String perhaps,
            @Nullable LocalDate day,
            LocalDate otherDay,
            ContributionMonth month,
            List<FundAmounts> totals,
            Map<Fund, Pair<Boolean>> pairs,
            List<Case> cases,
            List<Shared> shared,
            List<String> few) {}

    private record Numbers(long number, int small, boolean truth) {}

    private record Pair<T>(T left, Within<T> right) {}

    private record Within<T>(@Nullable LocalDate from, List<T> values) {}

    private sealed interface Case {}

    private record Empty() implements Case {}

    private record Filled(Shared shared, String few) implements Case {}

    private record Shared(String text, Numbers numbers) {}

    private record Unknown(StringBuilder text) {}

    @Test
    void whatever_is_packed_comes_out_as_it_was() {
        Seeds.each(
                2_000,
                seed -> {
                    var value = anything(new Random(seed));
                    assertThat(form.unpack(form.pack(value))).isEqualTo(value);
                });
    }

    @Test
    void one_object_in_several_places_is_one_object_again() {
        var twice = shared(new Random(1));
        var other = shared(new Random(2));
        var again = form.unpack(form.pack(with(List.of(twice, other, twice)))).shared();
        assertThat(again).containsExactly(twice, other, twice);
        assertThat(again.get(0)).isSameAs(again.get(2)).isNotSameAs(again.get(1));
    }

    private static Everything with(List<Shared> shared) {
        var some = anything(new Random(3));
        return new Everything(
                some.numbers(),
                some.perhaps(),
                some.day(),
                some.otherDay(),
                some.month(),
                some.totals(),
                some.pairs(),
                some.cases(),
                shared,
                some.few());
    }

    @Test
    void many_threads_meet_new_values_that_recur_at_the_same_time() {
        var values = IntStream.range(0, 2_000).mapToObj(i -> anything(new Random(i))).toList();
        var again = values.parallelStream().map(value -> form.unpack(form.pack(value))).toList();
        assertThat(again).isEqualTo(values);
    }

    @Test
    void a_type_that_cannot_be_packed_is_refused_before_there_are_values() {
        assertThatThrownBy(() -> new PackedForm<>(Unknown.class, _ -> false, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder");
    }

    private static Everything anything(Random random) {
        return new Everything(
                numbers(random),
                random.nextBoolean() ? null : text(random),
                random.nextBoolean() ? null : day(random),
                day(random),
                new ContributionMonth(1900 + random.nextInt(8_000), 1 + random.nextInt(12)),
                many(random, () -> FundAmounts.of(_ -> number(random))),
                pairs(random),
                many(random, () -> oneCase(random)),
                many(random, () -> shared(random)),
                many(random, () -> "rule " + random.nextInt(50)));
    }

    private static Map<Fund, Pair<Boolean>> pairs(Random random) {
        var pairs = new EnumMap<Fund, Pair<Boolean>>(Fund.class);
        for (var fund : Fund.ALL) {
            if (random.nextBoolean()) {
                var from = random.nextBoolean() ? null : day(random);
                var within = new Within<>(from, many(random, random::nextBoolean));
                pairs.put(fund, new Pair<>(random.nextBoolean(), within));
            }
        }
        return pairs;
    }

    private static Case oneCase(Random random) {
        return random.nextBoolean()
                ? new Empty()
                : new Filled(shared(random), "rule " + random.nextInt(50));
    }

    private static Shared shared(Random random) {
        return new Shared(text(random), numbers(random));
    }

    private static Numbers numbers(Random random) {
        return new Numbers(number(random), random.nextInt(), random.nextBoolean());
    }

    private static <T> List<T> many(Random random, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(5)).toList();
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static LocalDate day(Random random) {
        return random.nextInt(4) == 0
                ? DAYS.get(random.nextInt(DAYS.size()))
                : LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600) - 300);
    }

    /** Of every length, and at the ends of the range. */
    private static long number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }
}
