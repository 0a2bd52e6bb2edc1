package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.packed.Packed;
import org.socai.ledger.packed.Unpacked;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;

/**
 * What is known of one unit at a position, as far as reports of arrears need it: what nothing known
 * clears, how far its months are closed, and its workers. Days are counted from 1970.
 */
final class UnitAccount {
    /** A day before all days. */
    static final int NEVER = Integer.MIN_VALUE;

    private static final Comparator<Open> ORDER =
            Comparator.comparingInt(Open::period)
                    .thenComparingInt(Open::dueOn)
                    .thenComparing(Open::portion, Portion.ORDER);

    /** A part of an item that is open. */
    record Open(int period, int dueOn, Portion portion) {}

    /** The last day of the last closed month. */
    int closedThrough = NEVER;

    /** The first day on which principal was overdue had nobody ever paid; the largest for none. */
    int overdueFrom = Integer.MAX_VALUE;

    /** The declaration whose workers count on days from {@link #lastDeclaredOn} on. */
    Headcount headcount = Headcount.NONE;

    /** The last day on which a declaration that counts workers was declared. */
    int lastDeclaredOn = NEVER;

    /** Charge posted in months that are not closed, by the last day of the month. */
    final SortedMap<Integer, Long> charged = new TreeMap<>();

    final List<Open> open = new ArrayList<>(4);

    /**
     * Reads an account.
     *
     * @param day what is open but counts only after it is left out
     */
    static UnitAccount from(Unpacked packed, int day) {
        var account = new UnitAccount();
        account.closedThrough = packed.small();
        account.overdueFrom = packed.small();
        account.headcount = Headcount.from(packed);
        account.lastDeclaredOn = packed.small();
        for (int left = packed.small(); left > 0; left--) {
            account.charged.put(packed.small(), packed.number());
        }
        for (int left = packed.small(); left > 0; left--) {
            account.addOpen(packed, day);
        }
        return account;
    }

    void to(Packed packed) {
        packed.number(closedThrough).number(overdueFrom);
        headcount.to(packed);
        packed.number(lastDeclaredOn).number(charged.size());
        charged.forEach((monthEnd, amount) -> packed.number(monthEnd).number(amount));
        packed.number(open.size());
        open.forEach(part -> to(packed, part));
    }

    /** Most items are due in the month after theirs and count from the day after. */
    private static void to(Packed packed, Open part) {
        var portion = part.portion();
        var amounts = portion.amounts();
        packed.number(part.period());
        if (part.period() != Item.NONE) {
            packed.number(part.dueOn() - part.period());
        }
        packed.number(portion.countsFrom())
                .number(portion.knownFrom())
                .number(amounts.sm())
                .number(amounts.rs())
                .number(amounts.oad())
                .number(amounts.ui())
                .number(amounts.hi());
    }

    private void addOpen(Unpacked packed, int day) {
        int period = packed.small();
        int dueOn = period == Item.NONE ? Item.NONE : period + packed.small();
        int countsFrom = packed.small();
        if (countsFrom > day) {
            packed.skipNumbers(1 + Fund.ALL.size());
            return;
        }
        long knownFrom = packed.number();
        var amounts =
                new FundAmounts(
                        packed.number(),
                        packed.number(),
                        packed.number(),
                        packed.number(),
                        packed.number());
        open.add(new Open(period, dueOn, new Portion(countsFrom, knownFrom, amounts)));
    }

    /** How many rows of another kind it would take. */
    int size() {
        return 1 + open.size();
    }

    /** Takes in what became known next; what was cleared by it is handed over. */
    void take(String unit, AccountChanges changes, OpenItems.Cleared cleared) {
        var items = new OpenItems(cleared);
        open.forEach(part -> items.open(item(unit, part), part.portion()));
        for (var moved : changes.moved()) {
            items.move(item(unit, moved.item()), moved.item().portion());
        }
        open.clear();
        items.forEach((item, portion) -> open.add(new Open(item.period(), item.dueOn(), portion)));
        open.sort(ORDER);
        see(changes);
    }

    private static Item item(String unit, Open part) {
        return new Item(unit, part.period(), part.dueOn());
    }

    /** Takes in all but what is open. */
    void see(AccountChanges changes) {
        closedThrough = Math.max(closedThrough, changes.closedThrough());
        overdueFrom = Math.min(overdueFrom, changes.overdueFrom());
        headcount = headcount.orLater(changes.headcount());
        lastDeclaredOn = Math.max(lastDeclaredOn, changes.lastDeclaredOn());
        changes.charged()
                .forEach((monthEnd, amount) -> charged.merge(monthEnd, amount, Math::addExact));
        charged.keySet().removeIf(monthEnd -> monthEnd <= closedThrough);
    }
}
