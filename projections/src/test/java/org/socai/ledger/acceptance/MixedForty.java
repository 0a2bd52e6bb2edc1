package org.socai.ledger.acceptance;

import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.UnitCommand;

/** The facts of acceptance case mixed-40, opened for the tests of the answers. */
public final class MixedForty {
    private static final String CASE = "mixed-40/";

    private MixedForty() {}

    public static List<RuleEvent> rates() {
        return CaseFiles.rates(CASE + "late-interest-rates.csv");
    }

    public static List<UnitCommand> units() {
        return CaseFiles.units(CASE + "units.csv");
    }

    /** Declarations of a batch, 1 or 2. */
    public static List<UnitCommand> declarations(int batch) {
        return CaseFiles.declarations(CASE + "batch-" + batch + "/declarations.csv");
    }

    /** Payments of a batch, those of the bank's statement last. */
    public static List<UnitCommand> payments(int batch) {
        var payments =
                new ArrayList<>(CaseFiles.payments(CASE + "batch-" + batch + "/payments.csv"));
        payments.addAll(CaseFiles.statement(CASE + "batch-" + batch + "/payments.camt054.xml"));
        return payments;
    }

    /** Bank references of the payments taken back in the second batch. */
    public static List<String> reversals() {
        return CaseFiles.reversals(CASE + "batch-2/reversals.csv");
    }
}
