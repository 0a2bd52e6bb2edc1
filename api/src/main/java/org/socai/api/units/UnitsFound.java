package org.socai.api.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.http.PageInfo;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.projections.Page;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;
import org.socai.projections.units.UnitList;
import org.socai.projections.units.UnitMaster;

/**
 * A page of units, in the order of their codes, with the master data that hold at a pair of dates.
 *
 * @param incompleteCount how many units of the office are in quarantine
 * @param incomplete the first of them
 */
record UnitsFound(
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        List<Row> rows,
        PageInfo page,
        long incompleteCount,
        List<IncompleteUnit> incomplete) {
    /** One unit found. */
    record Row(
            UnitCode unitCode,
            String name,
            @Nullable TaxCode taxCode,
            UnitType unitType,
            OfficeCode officeCode,
            PaymentCycle paymentCycle,
            boolean budgetFunded,
            LocalDate registeredOn) {
        static Row of(UnitMaster unit) {
            return new Row(
                    unit.unit(),
                    unit.name(),
                    unit.taxCode(),
                    unit.unitType(),
                    unit.office(),
                    unit.cycle(),
                    unit.budgetFunded(),
                    unit.registeredOn());
        }
    }

    static UnitsFound of(
            UnitList found, Viewpoint viewpoint, Page page, IncompleteUnits incomplete) {
        return new UnitsFound(
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                found.rows().stream().map(Row::of).toList(),
                PageInfo.of(page, found.total()),
                incomplete.count(),
                incomplete.units());
    }
}
