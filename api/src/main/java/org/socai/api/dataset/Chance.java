package org.socai.api.dataset;

/**
 * A source of whole numbers that is the same on every machine and in every release of Java:
 * SplitMix64 (Steele, Lea and Flood 2014). Each question has a source of its own, made from the
 * seed and from what is asked about, so that nothing depends on the order of questions.
 */
final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The source for one question about a unit, in a month where that matters. */
    static Chance of(long seed, Topic topic, int unit, int month) {
        long state = mixed(seed + GOLDEN_GAMMA * topic.number);
        state = mixed(state + GOLDEN_GAMMA * unit);
        return new Chance(mixed(state + GOLDEN_GAMMA * month));
    }

    /** What chance is asked about. */
    enum Topic {
        EMPLOYER(1),
        DECLARATION(2),
        CORRECTION(3),
        PAYMENT(4),
        STORM(5),
        LOSS(6);

        private final int number;

        Topic(int number) {
            this.number = number;
        }
    }

    /** A number from 0 to one below the bound. */
    int below(int bound) {
        state += GOLDEN_GAMMA;
        return (int) Long.remainderUnsigned(mixed(state), bound);
    }

    /** A number from one to the other, both included. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** Whether something happens that happens so many times in a thousand. */
    boolean perMille(int times) {
        return below(1_000) < times;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
