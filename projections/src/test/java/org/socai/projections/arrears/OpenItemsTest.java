package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;

class OpenItemsTest {
    private static final Item ITEM = new Item("TU0001", 18_000, 18_030);

    /** What was cleared, as it is said about a pair of dates. */
    private record Was(Portion portion, int countedUntil, long knownUntil) {
        FundAmounts counted(int day, long position) {
            boolean counts = day >= portion.countsFrom() && position >= portion.knownFrom();
            boolean cleared = day >= countedUntil && position >= knownUntil;
            var nothing = FundAmounts.ZERO;
            return (counts ? portion.amounts() : nothing)
                    .minus(cleared ? portion.amounts() : nothing);
        }
    }

    private final List<Was> cleared = new ArrayList<>();
    private final OpenItems items =
            new OpenItems((_, portion, day, known) -> cleared.add(new Was(portion, day, known)));

    @Test
    void what_is_paid_in_full_leaves_nothing_open() {
        items.move(ITEM, portion(31, 5, 100, 7));
        items.move(ITEM, portion(40, 9, -100, -7));
        assertThat(left()).isEmpty();
        assertThat(cleared).containsExactly(new Was(portion(31, 5, 100, 7), 40, 9));
    }

    @Test
    void what_is_paid_in_part_stays_open_with_the_rest_of_each_fund() {
        items.move(ITEM, portion(31, 5, 100, 7));
        items.move(ITEM, portion(40, 9, -30, -7));
        assertThat(left()).containsExactly(portion(31, 5, 70, 0));
        items.move(ITEM, portion(40, 12, 30, 7));
        assertThat(left()).containsExactlyInAnyOrder(portion(31, 5, 70, 0), portion(40, 12, 30, 7));
    }

    @Test
    void what_counts_from_the_same_day_is_matched_before_what_was_known_earlier() {
        items.move(ITEM, portion(31, 5, 100, 0));
        items.move(ITEM, portion(35, 6, 100, 0));
        items.move(ITEM, portion(35, 9, -100, 0));
        assertThat(left()).containsExactly(portion(31, 5, 100, 0));
    }

    @Test
    void what_becomes_known_together_for_one_day_is_one_portion() {
        items.move(ITEM, portion(31, 5, 100, 0));
        items.move(ITEM, portion(31, 5, 0, 7));
        assertThat(left()).containsExactly(portion(31, 5, 100, 7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void open_and_cleared_add_up_to_the_movements_at_every_pair_of_dates(long seed) {
        var random = new Random(seed);
        var movements = new ArrayList<Portion>();
        long known = 1;
        for (int i = 0; i < 60; i++) {
            known += random.nextInt(3);
            movements.add(portion(random.nextInt(12), known, amount(random), amount(random)));
        }
        movements.forEach(movement -> items.move(ITEM, movement));
        for (int day = 0; day < 13; day++) {
            for (long position = 0; position <= known + 1; position++) {
                assertThat(counted(day, position)).isEqualTo(sum(movements, day, position));
            }
        }
        for (var fund : Fund.ALL) {
            assertThat(left().stream().map(p -> Long.signum(p.amounts().of(fund))).distinct())
                    .doesNotContainSequence(1, -1)
                    .doesNotContainSequence(-1, 1);
        }
    }

    private static long amount(Random random) {
        return random.nextInt(9) - 4L;
    }

    private static Portion portion(int countsFrom, long knownFrom, long rs, long hi) {
        return new Portion(countsFrom, knownFrom, new FundAmounts(0, rs, 0, 0, hi));
    }

    private FundAmounts counted(int day, long position) {
        var sum = sum(left(), day, position);
        for (var was : cleared) {
            sum = sum.plus(was.counted(day, position));
        }
        return sum;
    }

    private static FundAmounts sum(List<Portion> portions, int day, long position) {
        return portions.stream()
                .filter(p -> p.countsFrom() <= day && p.knownFrom() <= position)
                .map(Portion::amounts)
                .reduce(FundAmounts.ZERO, FundAmounts::plus);
    }

    private List<Portion> left() {
        var left = new ArrayList<Portion>();
        items.forEach((_, portion) -> left.add(portion));
        return left;
    }
}
