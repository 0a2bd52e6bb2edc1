package org.socai.projections.movement;

import java.util.function.Consumer;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.projections.feed.KeptRow;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.ProjectionTable.Column;

/** A row of {@code movement} with a unit, as a rebuild has kept it. Days are counted from 1970. */
public final class KeptMovement {
    private static final int KNOWN_FROM = column("known_from", "bigint");
    private static final int SM = column("sm", "bigint");
    private static final int RS = column("rs", "bigint");
    private static final int OAD = column("oad", "bigint");
    private static final int UI = column("ui", "bigint");
    private static final int HI = column("hi", "bigint");
    private static final int MONEY = column("money", "bigint");
    private static final int EFFECTIVE_ON = column("effective_on", "date");
    private static final int PERIOD = column("period", "date");
    private static final int DUE_ON = column("due_on", "date");
    private static final int UNIT = column("unit", "text");
    private static final int KIND = column("kind", "text");

    private final KeptRow row;

    private KeptMovement(KeptRow row) {
        this.row = row;
    }

    private static int column(String name, String type) {
        return MovementProjection.TABLE.columns().indexOf(new Column(name, type));
    }

    /**
     * Hands over the movements of units known after one position through another, in the order of
     * their positions and parts.
     */
    public static void forEach(
            KeptRows rows, long after, long through, Consumer<KeptMovement> consumer) {
        rows.forEach(
                after,
                through,
                row -> {
                    if (!row.isNull(UNIT)) {
                        consumer.accept(new KeptMovement(row));
                    }
                });
    }

    public String unit() {
        return row.text(UNIT);
    }

    public MovementKind kind() {
        return MovementKind.valueOf(row.text(KIND));
    }

    public long knownFrom() {
        return row.number(KNOWN_FROM);
    }

    public int effectiveOn() {
        return (int) row.number(EFFECTIVE_ON);
    }

    /** Whether it is principal, which has a contribution month and a due date. */
    public boolean hasPeriod() {
        return !row.isNull(PERIOD);
    }

    public int period() {
        return (int) row.number(PERIOD);
    }

    public int dueOn() {
        return (int) row.number(DUE_ON);
    }

    /** The effective day, or the day after the due date where that is later. */
    public int overdueFrom() {
        return row.isNull(DUE_ON) ? effectiveOn() : Math.max(effectiveOn(), dueOn() + 1);
    }

    public FundAmounts owed() {
        return new FundAmounts(
                row.number(SM), row.number(RS), row.number(OAD), row.number(UI), row.number(HI));
    }

    /** The five funds and money. */
    public long[] amounts() {
        return new long[] {
            row.number(SM),
            row.number(RS),
            row.number(OAD),
            row.number(UI),
            row.number(HI),
            row.number(MONEY)
        };
    }
}
