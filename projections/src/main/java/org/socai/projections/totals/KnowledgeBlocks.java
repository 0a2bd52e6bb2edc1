package org.socai.projections.totals;

import java.util.ArrayList;
import java.util.List;

/**
 * How positions are cut into blocks: those of the lowest level have a fixed size, those of every
 * other level add up a fixed number of blocks of the level below. Any number of complete blocks
 * from the first position on is then a few blocks of each level.
 *
 * @param size positions in a block of level 0
 * @param factor blocks of one level in a block of the next
 */
public record KnowledgeBlocks(long size, int factor) {
    /** A block of the lowest level is read row by row until it is complete. */
    public static final KnowledgeBlocks DEFAULT = new KnowledgeBlocks(1 << 14, 16);

    private static final long MOST_BLOCKS = 1L << 40;

    public KnowledgeBlocks {
        if (size < 1 || factor < 2) {
            throw new IllegalArgumentException(
                    "blocks of " + size + " positions, added up by " + factor);
        }
    }

    /** How many blocks of level 0 are complete once everything through a position is known. */
    long complete(long position) {
        return position / size;
    }

    /**
     * How many blocks of a level are complete.
     *
     * @param complete how many of level 0 are
     */
    long in(int level, long complete) {
        var spans = spans();
        return level < spans.size() ? complete / spans.get(level) : 0;
    }

    /** How many blocks of level 0 a block of each level adds up, from level 0 on. */
    List<Long> spans() {
        var spans = new ArrayList<Long>();
        for (long span = 1; span <= MOST_BLOCKS; span *= factor) {
            spans.add(span);
        }
        return spans;
    }
}
