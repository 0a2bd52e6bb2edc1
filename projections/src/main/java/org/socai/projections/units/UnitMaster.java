package org.socai.projections.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;

/**
 * The master data of one unit that hold on a business day, as known at a position. Before the day a
 * value first took effect that first value is given.
 *
 * @param registeredOn the business day of its registration
 * @param closedThrough the last month closed for it as known at the position; null before the first
 *     closing
 */
public record UnitMaster(
        UnitCode unit,
        String name,
        @Nullable TaxCode taxCode,
        UnitType unitType,
        OfficeCode office,
        PaymentCycle cycle,
        boolean budgetFunded,
        LocalDate registeredOn,
        @Nullable ContributionMonth closedThrough) {}
