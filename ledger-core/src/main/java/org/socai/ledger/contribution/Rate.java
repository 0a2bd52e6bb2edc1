package org.socai.ledger.contribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact percentage, held as a whole number of hundred-millionths: 1.065 % is 1,065,000.
 *
 * <p>Six decimals of a percent are enough for every published rate (interest is published with
 * four). A rate with more is refused rather than rounded. Immutable and thread-safe.
 */
public record Rate(long hundredMillionths) implements Comparable<Rate> {
    /** What {@link #hundredMillionths} is divided by to give the plain factor. */
    public static final long ONE = 100_000_000L;

    private static final int DECIMALS_OF_PERCENT = 6;
    private static final BigInteger BIG_ONE = BigInteger.valueOf(ONE);

    public Rate {
        if (hundredMillionths < 0 || hundredMillionths > 10 * ONE) {
            throw new IllegalArgumentException("a rate lies between 0 and 1000 percent");
        }
    }

    /**
     * The rate written as a percentage, such as {@code 1.0650}.
     *
     * @throws IllegalArgumentException if it is no decimal number, is negative, or has more than
     *     six decimals
     */
    public static Rate ofPercent(String percent) {
        if (percent.length() > 32 || !percent.matches("\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("'" + percent + "' is not a percentage");
        }
        try {
            return new Rate(
                    new BigDecimal(percent).movePointRight(DECIMALS_OF_PERCENT).longValueExact());
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(
                    "'" + percent + "' has more than six decimals", tooFine);
        }
    }

    public Rate plus(Rate other) {
        return new Rate(Math.addExact(hundredMillionths, other.hundredMillionths));
    }

    /** The product with an amount, rounded to whole dong, half away from zero. */
    public long timesHalfUp(long amount) {
        return roundHalfUp(amount, hundredMillionths);
    }

    /** As a percentage without trailing zeros: {@code 1.065}. */
    public String percent() {
        return BigDecimal.valueOf(hundredMillionths, DECIMALS_OF_PERCENT)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(hundredMillionths, other.hundredMillionths);
    }

    @Override
    public String toString() {
        return percent() + " %";
    }

    private static long roundHalfUp(long amount, long factor) {
        long high = Math.multiplyHigh(amount, factor);
        long low = amount * factor;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            long quotient = low / ONE;
            long remainder = Math.abs(low % ONE);
            return remainder * 2 >= ONE ? quotient + Long.signum(low) : quotient;
        }
        var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor));
        return divideHalfUp(product);
    }

    /** A sum of amount × hundred-millionths, brought back to whole dong, half away from zero. */
    static long divideHalfUp(BigInteger product) {
        return new BigDecimal(product)
                .divide(new BigDecimal(BIG_ONE), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
