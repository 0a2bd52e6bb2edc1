package org.socai.ledger.contribution;

import java.math.BigInteger;

/**
 * An exact running sum of amount × factor products in 128 bits, rounded only when it is read.
 *
 * <p>The daily charge of a month is the sum of up to thirty-one products, and only that sum is
 * rounded (policy {@code ROUND_PER_FUND_MONTH}). Sixty-four bits would be too few for the largest
 * amounts over many years. Not thread-safe; meant to live inside one derivation.
 */
public final class ExactSum {
    private long high;
    private long low;

    /** What a sum has come to, in 128 bits of hundred-millionths of a dong. */
    public record Total(long high, long low) {
        public static final Total ZERO = new Total(0, 0);
    }

    /** A sum of nothing. */
    public ExactSum() {
        this(Total.ZERO);
    }

    /** A sum that goes on from a total. */
    public ExactSum(Total from) {
        high = from.high();
        low = from.low();
    }

    /** What it has come to so far. */
    public Total total() {
        return new Total(high, low);
    }

    /** Adds {@code amount × hundredMillionths}, exactly. */
    public void add(long amount, long hundredMillionths) {
        long productLow = amount * hundredMillionths;
        long sum = low + productLow;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        high += Math.multiplyHigh(amount, hundredMillionths) + carry;
        low = sum;
    }

    /** The sum in whole dong, rounded half away from zero. */
    public long roundedHalfUp() {
        if (high == 0 && low >= 0) {
            return (low / Rate.ONE) + (low % Rate.ONE * 2 >= Rate.ONE ? 1 : 0);
        }
        return Rate.divideHalfUp(
                BigInteger.valueOf(high)
                        .shiftLeft(64)
                        .add(new BigInteger(Long.toUnsignedString(low))));
    }

    /** Sets the sum back to zero. */
    public void clear() {
        high = 0;
        low = 0;
    }
}
