package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.AllocationOrderPublished;

/**
 * What one unit owes all funds while a derivation runs through time, and the money that is not
 * applied yet. Mutable, for one walk.
 */
final class FundAccounts {
    private final RuleBook rules;
    private final Map<Fund, FundAccount> principals = new EnumMap<>(Fund.class);
    private final Map<Fund, ChargeAccount> charges = new EnumMap<>(Fund.class);
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<LateCharge> lateCharges = new ArrayList<>();
    private long money;

    FundAccounts(BroughtForward broughtForward, RuleBook rules) {
        this.rules = rules;
        for (Fund fund : Fund.ALL) {
            var principal = new FundAccount(fund, broughtForward);
            principals.put(fund, principal);
            charges.put(
                    fund,
                    new ChargeAccount(principal, broughtForward.of(fund), rules, lateCharges));
        }
        this.lateCharges.addAll(broughtForward.unsettled());
        this.money = broughtForward.unallocated();
    }

    FundAccount principal(Fund fund) {
        return Objects.requireNonNull(principals.get(fund));
    }

    ChargeAccount charge(Fund fund) {
        return Objects.requireNonNull(charges.get(fund));
    }

    Collection<ChargeAccount> charges() {
        return charges.values();
    }

    List<Allocation> allocations() {
        return allocations;
    }

    List<LateCharge> lateCharges() {
        return lateCharges;
    }

    /** Money that is not applied, in dong. */
    long money() {
        return money;
    }

    /** Takes in money that was paid or has become free again; it is applied by the next step. */
    void receive(long amount) {
        money = Math.addExact(money, amount);
    }

    /**
     * Applies unallocated money: first to everything due by the end of the day's month, fund after
     * fund, each fund's charge after its principal; then to what falls due later, one due date
     * after another.
     *
     * @param lines what was taken off allocations before, if anything
     */
    void apply(LocalDate day, Allocation.Trigger trigger, AllocationLines lines) {
        if (money == 0) {
            return;
        }
        var order = rules.allocationOrder(day);
        long endOfMonth = ContributionMonth.of(day).lastDay().toEpochDay();
        for (Fund fund : order.order()) {
            money = principal(fund).pay(money, endOfMonth, lines);
            money = charge(fund).pay(money, day.toEpochDay(), lines);
        }
        payAhead(order, lines);
        if (!lines.isEmpty()) {
            allocations.add(new Allocation(day, trigger, order.subject(), lines.lines()));
        }
    }

    private void payAhead(AllocationOrderPublished order, AllocationLines lines) {
        while (money > 0) {
            long due = Long.MAX_VALUE;
            for (var account : principals.values()) {
                due = Math.min(due, account.nextDue());
            }
            if (due == Long.MAX_VALUE) {
                return;
            }
            for (Fund fund : order.order()) {
                money = principal(fund).pay(money, due, lines);
            }
        }
    }

    Map<Fund, BroughtForward.FundFigures> figures() {
        var figures = new EnumMap<Fund, BroughtForward.FundFigures>(Fund.class);
        charges.forEach((fund, charge) -> figures.put(fund, charge.broughtForward()));
        return figures;
    }

    /**
     * What has arisen in each month from one on.
     *
     * @param through the month up to which there is an entry at least
     */
    List<FundAmounts> totals(ContributionMonth from, int through) {
        int last = through;
        for (var principal : principals.values()) {
            last = Math.max(last, principal.lastListed());
        }
        var totals = new ArrayList<FundAmounts>();
        for (int index = from.index(); index <= last; index++) {
            var period = ContributionMonth.ofIndex(index);
            totals.add(FundAmounts.of(fund -> principal(fund).arisen(period)));
        }
        return totals;
    }
}
