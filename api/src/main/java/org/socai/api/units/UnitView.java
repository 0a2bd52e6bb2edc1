package org.socai.api.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;
import org.socai.projections.units.UnitMaster;

/**
 * A unit's master data at a pair of dates.
 *
 * @param closedThrough the last month closed for it; null before the first closing
 * @param incomplete the unit itself where later events of it are left out; else empty
 */
record UnitView(
        UnitCode unitCode,
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        String name,
        @Nullable TaxCode taxCode,
        UnitType unitType,
        OfficeCode officeCode,
        PaymentCycle paymentCycle,
        boolean budgetFunded,
        LocalDate registeredOn,
        @Nullable ContributionMonth closedThrough,
        List<IncompleteUnit> incomplete) {
    static UnitView of(UnitMaster unit, Viewpoint viewpoint, IncompleteUnits incomplete) {
        return new UnitView(
                unit.unit(),
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                unit.name(),
                unit.taxCode(),
                unit.unitType(),
                unit.office(),
                unit.cycle(),
                unit.budgetFunded(),
                unit.registeredOn(),
                unit.closedThrough(),
                incomplete.units());
    }
}
