package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTreeTest {
    private static final int MOST = 70;

    @Test
    void exactly_the_intervals_that_contain_a_number_are_found() {
        for (long first = 1; first < MOST; first++) {
            for (long end = first + 1; end <= MOST; end++) {
                long fork = IntervalTree.fork(first, end);
                for (long number = 1; number < MOST + 5; number++) {
                    boolean found =
                            (IntervalTree.above(number).contains(fork) && first <= number)
                                    || (IntervalTree.upTo(number).contains(fork) && end > number);
                    assertThat(found)
                            .as("%d in %d to %d", number, first, end)
                            .isEqualTo(first <= number && number < end);
                }
            }
        }
    }

    @Test
    void large_numbers_are_found_too() {
        long position = (1L << 40) + 12_345;
        long fork = IntervalTree.fork(3, position + 1);
        assertThat(fork).isEqualTo(1L << 40);
        assertThat(IntervalTree.upTo(position)).contains(fork);
        assertThat(IntervalTree.above(7)).contains(fork);
    }

    @Test
    void an_empty_interval_has_no_fork() {
        assertThatThrownBy(() -> IntervalTree.fork(5, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IntervalTree.fork(0, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
