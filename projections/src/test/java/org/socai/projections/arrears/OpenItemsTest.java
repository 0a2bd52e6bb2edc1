package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;

class OpenItemsTest {
    private static final Item ITEM = new Item("TU0001", 18_000);

    /** What was cleared, as it is said about a pair of dates. */
    private record Was(Portion portion, int overdueUntil, long knownUntil) {
        long overdue(int day, long position) {
            boolean overdue = day >= portion.overdueFrom() && position >= portion.knownFrom();
            boolean cleared = day >= overdueUntil && position >= knownUntil;
            return (overdue ? portion.amount() : 0) - (cleared ? portion.amount() : 0);
        }
    }

    private final List<Was> cleared = new ArrayList<>();
    private final OpenItems items =
            new OpenItems((_, portion, day, known) -> cleared.add(new Was(portion, day, known)));

    @Test
    void what_is_paid_in_full_leaves_nothing_open() {
        items.move(ITEM, new Portion(31, 5, 100));
        items.move(ITEM, new Portion(40, 9, -100));
        assertThat(left()).isEmpty();
        assertThat(cleared).containsExactly(new Was(new Portion(31, 5, 100), 40, 9));
    }

    @Test
    void what_is_paid_in_part_stays_open_with_the_rest() {
        items.move(ITEM, new Portion(31, 5, 100));
        items.move(ITEM, new Portion(40, 9, -30));
        assertThat(left()).containsExactly(new Portion(31, 5, 70));
        items.move(ITEM, new Portion(40, 12, 30));
        assertThat(left())
                .containsExactlyInAnyOrder(new Portion(31, 5, 70), new Portion(40, 12, 30));
    }

    @Test
    void what_counts_from_the_same_day_is_matched_before_what_was_known_earlier() {
        items.move(ITEM, new Portion(31, 5, 100));
        items.move(ITEM, new Portion(35, 6, 100));
        items.move(ITEM, new Portion(35, 9, -100));
        assertThat(left()).containsExactly(new Portion(31, 5, 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void open_and_cleared_add_up_to_the_movements_at_every_pair_of_dates(long seed) {
        var random = new Random(seed);
        var movements = new ArrayList<Portion>();
        long known = 1;
        for (int i = 0; i < 60; i++) {
            known += random.nextInt(3);
            long amount = (random.nextBoolean() ? 1 : -1) * (1L + random.nextInt(4));
            movements.add(new Portion(random.nextInt(12), known, amount));
        }
        movements.forEach(movement -> items.move(ITEM, movement));
        for (int day = 0; day < 13; day++) {
            for (long position = 0; position <= known + 1; position++) {
                assertThat(overdue(day, position)).isEqualTo(sum(movements, day, position));
            }
        }
        assertThat(left().stream().map(Portion::amount).map(Long::signum).distinct().count())
                .isLessThanOrEqualTo(1);
    }

    private long overdue(int day, long position) {
        return sum(left(), day, position)
                + cleared.stream().mapToLong(was -> was.overdue(day, position)).sum();
    }

    private static long sum(List<Portion> portions, int day, long position) {
        return portions.stream()
                .filter(p -> p.overdueFrom() <= day && p.knownFrom() <= position)
                .mapToLong(Portion::amount)
                .sum();
    }

    private List<Portion> left() {
        var left = new ArrayList<Portion>();
        items.forEach((_, portion) -> left.add(portion));
        return left;
    }
}
