package org.socai.ledger.contribution;

import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;

/** One amount in whole dong for each of the five funds. Immutable; arithmetic refuses overflow. */
public record FundAmounts(long sm, long rs, long oad, long ui, long hi) {
    public static final FundAmounts ZERO = new FundAmounts(0, 0, 0, 0, 0);

    /** The amounts a function gives for each fund. */
    public static FundAmounts of(ToLongFunction<Fund> amount) {
        return new FundAmounts(
                amount.applyAsLong(Fund.SM),
                amount.applyAsLong(Fund.RS),
                amount.applyAsLong(Fund.OAD),
                amount.applyAsLong(Fund.UI),
                amount.applyAsLong(Fund.HI));
    }

    public long of(Fund fund) {
        return switch (fund) {
            case SM -> sm;
            case RS -> rs;
            case OAD -> oad;
            case UI -> ui;
            case HI -> hi;
        };
    }

    public FundAmounts plus(FundAmounts other) {
        return combine(other, Math::addExact);
    }

    public FundAmounts minus(FundAmounts other) {
        return combine(other, Math::subtractExact);
    }

    public FundAmounts negated() {
        return ZERO.minus(this);
    }

    /** The sum over the five funds. */
    public long total() {
        long total = 0;
        for (Fund fund : Fund.ALL) {
            total = Math.addExact(total, of(fund));
        }
        return total;
    }

    public boolean hasNegative() {
        return sm < 0 || rs < 0 || oad < 0 || ui < 0 || hi < 0;
    }

    private FundAmounts combine(FundAmounts other, LongBinaryOperator operation) {
        return of(fund -> operation.applyAsLong(of(fund), other.of(fund)));
    }
}
