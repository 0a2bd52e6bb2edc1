package org.socai.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows are given back as they were taken, whatever the order in which their parts end. */
class KeptRowsTest {
    private static final int SEED = 20_251_122;

    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "kept",
                    "position bigint",
                    "known_from bigint",
                    "big bigint",
                    "number integer",
                    "small smallint",
                    "words text",
                    "day date",
                    "yes boolean");

    private static final int WORDS = 5;

    private final Random random = new Random(SEED);

    @Test
    void every_value_a_column_can_hold_comes_back() throws IOException {
        var rows =
                List.of(
                        row(1, 1, null, null, null, null, null, null),
                        row(2, 1, 0L, 0, (short) 0, "", LocalDate.of(1970, 1, 1), false),
                        row(
                                3,
                                3,
                                Long.MAX_VALUE,
                                Integer.MAX_VALUE,
                                Short.MAX_VALUE,
                                "Hòa Thọ ₫ 🏭",
                                LocalDate.of(9999, 12, 31),
                                true),
                        row(
                                4,
                                3,
                                Long.MIN_VALUE,
                                Integer.MIN_VALUE,
                                Short.MIN_VALUE,
                                "",
                                LocalDate.of(1, 1, 1),
                                null));
        try (var kept = KeptRows.of(TABLE)) {
            keep(kept, rows);
            assertThat(kept.isWhole()).isTrue();
            assertThat(known(kept, 0, 9)).isEqualTo(rows.stream().map(this::numbers).toList());
        }
    }

    @Test
    void rows_are_found_by_when_they_became_known_in_the_order_in_which_they_stand()
            throws IOException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (long position = 1; position <= 2_000; position++) {
            // A consequence stands behind its fact, sometimes far behind.
            long known = position - (random.nextInt(4) == 0 ? random.nextLong(position) : 0);
            rows.add(row(position, known, random.nextLong(), 1, (short) 2, word(), null, true));
        }
        try (var kept = KeptRows.of(TABLE)) {
            var ranges = new ArrayList<List<@Nullable Object[]>>();
            for (int from = 0; from < rows.size(); from += 64) {
                ranges.add(rows.subList(from, Math.min(from + 64, rows.size())));
            }
            Collections.shuffle(ranges, random);
            ranges.forEach(range -> keep(kept, range));
            for (int i = 0; i < 100; i++) {
                long after = random.nextLong(2_001);
                long through = after + random.nextLong(300);
                assertThat(known(kept, after, through))
                        .as("seed %d, after %d through %d", SEED, after, through)
                        .isEqualTo(
                                rows.stream()
                                        .filter(row -> (Long) row[1] > after)
                                        .filter(row -> (Long) row[1] <= through)
                                        .map(this::numbers)
                                        .toList());
            }
        }
    }

    @Test
    void rows_that_are_discarded_are_not_found_and_those_of_other_ranges_are() throws IOException {
        try (var kept = KeptRows.of(TABLE)) {
            var part = kept.part();
            var first = row(1, 1, 0L, 0, (short) 0, "", null, true);
            part.add(first);
            part.end();
            part.keep();
            part.add(row(2, 2, 0L, 0, (short) 0, "", null, true));
            part.end();
            part.add(row(3, 3, 0L, 0, (short) 0, "", null, true));
            part.discard();
            var last = row(2, 2, 1L, 0, (short) 0, "AAA001", null, true);
            part.add(last);
            part.end();
            assertThat(known(kept, 0, 9)).isEqualTo(List.of(numbers(first)));
            part.keep();
            assertThat(known(kept, 0, 9)).isEqualTo(List.of(numbers(first), numbers(last)));
            assertThat(kept.isWhole()).isTrue();
        }
    }

    @Test
    void rows_given_up_are_not_whole() throws IOException {
        try (var kept = KeptRows.of(TABLE)) {
            assertThat(kept.isWhole()).isTrue();
            kept.giveUp();
            assertThat(kept.isWhole()).isFalse();
        }
    }

    @Test
    void rows_that_cannot_be_written_are_given_up() throws IOException {
        var kept = KeptRows.of(TABLE);
        kept.close();
        keep(kept, List.<@Nullable Object[]>of(row(1, 1, 0L, 0, (short) 0, "", null, true)));
        assertThat(kept.isWhole()).isFalse();
    }

    private String word() {
        return List.of("OBLIGATION", "AAA001", "BBB001").get(random.nextInt(3));
    }

    private static void keep(KeptRows kept, List<@Nullable Object[]> rows) {
        var part = kept.part();
        rows.forEach(part::add);
        part.end();
        part.keep();
    }

    private static List<List<Object>> known(KeptRows kept, long after, long through) {
        var found = new ArrayList<List<Object>>();
        kept.forEach(
                after,
                through,
                row -> {
                    var values = new ArrayList<Object>();
                    for (int column = 0; column < TABLE.columns().size(); column++) {
                        values.add(
                                row.isNull(column)
                                        ? "null"
                                        : column == WORDS ? row.text(column) : row.number(column));
                    }
                    found.add(values);
                });
        return found;
    }

    private List<Object> numbers(@Nullable Object[] row) {
        return Arrays.stream(row).map(KeptRowsTest::number).toList();
    }

    private static Object number(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case LocalDate day -> day.toEpochDay();
            case Boolean truth -> truth ? 1L : 0L;
            case Number number -> number.longValue();
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        var row = Arrays.copyOf(values, values.length);
        row[0] = ((Number) values[0]).longValue();
        row[1] = ((Number) values[1]).longValue();
        return row;
    }
}
