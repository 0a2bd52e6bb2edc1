package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void characters_above_the_basic_plane_come_last_unlike_in_java() {
        var emoji = "\uD83D\uDE00";
        var fullWidthTilde = "\uFF5E";
        assertThat(emoji.compareTo(fullWidthTilde)).as("UTF-16 order").isNegative();
        assertThat(CodePoints.ORDER.compare(emoji, fullWidthTilde)).isPositive();
        assertThat(CodePoints.ORDER.compare(fullWidthTilde, emoji)).isNegative();
    }

    @Test
    void a_beginning_comes_before_what_it_begins() {
        assertThat(List.of("FT10", "FT1", "FT", "", "FT2").stream().sorted(CodePoints.ORDER))
                .containsExactly("", "FT", "FT1", "FT10", "FT2");
    }

    @Test
    void the_order_is_that_of_the_code_points_one_by_one() {
        var random = new Random(10);
        var alphabet =
                new int[] {
                    'A', 'a', 'đ', 0xD7FF, 0xE000, 0xFF5E, 0xFFFD, 0x10000, 0x1F600, 0x1F601,
                    0x10FFFF
                };
        for (int i = 0; i < 20_000; i++) {
            var left = text(random, alphabet);
            var right = text(random, alphabet);
            int expected =
                    Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
            assertThat(Integer.signum(CodePoints.ORDER.compare(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    private static String text(Random random, int[] alphabet) {
        var points = new ArrayList<Integer>();
        for (int i = random.nextInt(5); i > 0; i--) {
            points.add(alphabet[random.nextInt(alphabet.length)]);
        }
        var text = new StringBuilder();
        points.forEach(text::appendCodePoint);
        return text.toString();
    }
}
