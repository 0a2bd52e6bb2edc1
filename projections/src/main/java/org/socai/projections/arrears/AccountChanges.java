package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.UnitAccount.Open;

/**
 * What is known of one unit besides its account: what became known between two positions, and for
 * questions what else counts on their days. Days are counted from 1970.
 */
final class AccountChanges {
    /** What kinds of movement there are to an item. */
    enum Kind {
        DECLARED,
        CHARGED,
        PAID
    }

    /** A movement, as the portion it would be if nothing cleared it. */
    record Moved(Kind kind, Open item) {}

    private final List<Moved> moved = new ArrayList<>(4);
    private Map<Integer, Long> charged = Map.of();
    private int closedThrough = UnitAccount.NEVER;
    private int overdueFrom = Integer.MAX_VALUE;
    private Headcount headcount = Headcount.NONE;
    private int lastDeclaredOn = UnitAccount.NEVER;
    private List<Counted> spells = List.of();
    private List<Late> lates = List.of();
    private boolean quarantined;
    private boolean taken;

    /** Movements come in the order in which they became known. */
    void move(Moved movement) {
        moved.add(movement);
        var portion = movement.item().portion();
        if (movement.kind() == Kind.CHARGED) {
            charge(portion.countsFrom(), portion.amounts().total());
        } else if (movement.kind() == Kind.DECLARED && movement.item().period() != Item.NONE) {
            overdueFrom = Math.min(overdueFrom, portion.countsFrom());
        }
    }

    private void charge(int monthEnd, long amount) {
        if (charged.isEmpty()) {
            charged = new HashMap<>();
        }
        charged.merge(monthEnd, amount, Math::addExact);
    }

    /** Puts movements that came in the order of their positions into the one they have to have. */
    void order() {
        moved.sort(Comparator.comparingLong(movement -> movement.item().portion().knownFrom()));
    }

    void declare(Headcount declared) {
        headcount = headcount.orLater(declared);
        lastDeclaredOn = Math.max(lastDeclaredOn, declared.declaredOn());
    }

    void close(int monthEnd) {
        closedThrough = Math.max(closedThrough, monthEnd);
    }

    void overdueThen(Counted spell) {
        if (spells.isEmpty()) {
            spells = new ArrayList<>(2);
        }
        spells.add(spell);
    }

    void declaredLate(Late late) {
        if (lates.isEmpty()) {
            lates = new ArrayList<>(2);
        }
        lates.add(late);
    }

    void quarantine() {
        quarantined = true;
    }

    /** What counted on some days until something cleared it. */
    List<Counted> spells() {
        return spells;
    }

    List<Late> lates() {
        return lates;
    }

    /** Whether events of the unit are missing. */
    boolean isQuarantined() {
        return quarantined;
    }

    /** Says that an account has taken them in. */
    void take() {
        taken = true;
    }

    boolean isTaken() {
        return taken;
    }

    List<Moved> moved() {
        return moved;
    }

    /** Charge posted, by the last day of its month. */
    Map<Integer, Long> charged() {
        return charged;
    }

    int closedThrough() {
        return closedThrough;
    }

    int overdueFrom() {
        return overdueFrom;
    }

    Headcount headcount() {
        return headcount;
    }

    int lastDeclaredOn() {
        return lastDeclaredOn;
    }
}
