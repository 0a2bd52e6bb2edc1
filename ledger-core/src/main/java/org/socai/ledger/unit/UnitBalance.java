package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.rules.RuleBook;

/**
 * What one unit owes at the end of a business day, derived from its facts.
 *
 * @param funds an entry for every fund
 * @param unallocated money of the unit that nothing owed could take yet
 */
public record UnitBalance(LocalDate effectiveOn, Map<Fund, FundBalance> funds, long unallocated) {
    /**
     * The figures of one fund, in dong.
     *
     * @param outstanding principal arisen and unpaid
     * @param overdue the part of it whose due date lies before the day
     * @param charge late charge accrued to the end of the day and unpaid
     */
    public record FundBalance(long outstanding, long overdue, long charge) {
        static final FundBalance ZERO = new FundBalance(0, 0, 0);

        FundBalance plus(FundBalance other) {
            return new FundBalance(
                    Math.addExact(outstanding, other.outstanding),
                    Math.addExact(overdue, other.overdue),
                    Math.addExact(charge, other.charge));
        }
    }

    /**
     * Derives the balance at the end of {@code effectiveOn} from facts as assessed.
     *
     * @throws org.socai.ledger.rules.MissingRule where the derivation needs a rate that the rule
     *     book does not hold
     * @throws EarlierHistoryNeeded where the facts of that day are only remembered as summed up
     */
    public static UnitBalance derive(UnitFacts facts, RuleBook rules, LocalDate effectiveOn) {
        facts.broughtForward().needsNothingBefore(effectiveOn);
        var account = new AccountWalk(facts, rules);
        account.runThrough(effectiveOn);
        return of(account, effectiveOn);
    }

    static UnitBalance of(AccountWalk account, LocalDate effectiveOn) {
        var funds = new EnumMap<Fund, FundBalance>(Fund.class);
        for (Fund fund : Fund.ALL) {
            var principal = account.principal(fund);
            funds.put(
                    fund,
                    new FundBalance(
                            principal.outstanding(),
                            principal.overdueOn(effectiveOn.toEpochDay()),
                            account.charge(fund).unpaid()));
        }
        return new UnitBalance(effectiveOn, funds, account.unallocated());
    }

    /** The figures of one fund. */
    public FundBalance of(Fund fund) {
        return funds.getOrDefault(fund, FundBalance.ZERO);
    }

    /** The sums over the five funds. */
    public FundBalance totals() {
        return Fund.ALL.stream().map(this::of).reduce(FundBalance.ZERO, FundBalance::plus);
    }
}
