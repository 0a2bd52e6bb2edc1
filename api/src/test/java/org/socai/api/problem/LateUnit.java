package org.socai.api.problem;

import java.time.LocalDate;
import org.socai.api.units.SampleUnits;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;

/**
 * A unit in an office of its own that has owed since 2019, when late interest was a published
 * monthly rate.
 */
final class LateUnit {
    private LateUnit() {}

    static RegisterUnit registered() {
        return SampleUnits.registered("REF2019", "Late since 2019", "99001", false);
    }

    static DeclareObligation declaredForMarch2019() {
        return new DeclareObligation(
                new UnitCode("REF2019"),
                new Declaration(
                        new DeclarationReference("D02-2019-03"),
                        new ContributionMonth(2019, 3),
                        LocalDate.of(2019, 4, 5),
                        DeclarationKind.REGULAR,
                        5,
                        50_000_000,
                        50_000_000,
                        SampleUnits.AMOUNTS));
    }
}
