package org.socai.api.imports;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.imports.RowRejected.Code;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** Rows that register units. */
final class UnitRows implements RowBook<RegisterUnit> {
    @Override
    public RegisterUnit read(Cells cells) {
        var code = cells.value("unit_code", Code.INVALID_CODE, UnitCode::new);
        var name = cells.required("name");
        var taxCode = taxCode(cells);
        var office = cells.value("office_code", Code.INVALID_CODE, OfficeCode::new);
        var type = cells.constant("unit_type", UnitType.class);
        var cycle = cells.constant("payment_cycle", PaymentCycle.class);
        boolean budgetFunded = cells.bool("budget_funded");
        var registeredOn = cells.date("registered_on");
        return new RegisterUnit(
                code, details(name, taxCode, type), office, cycle, budgetFunded, registeredOn);
    }

    private static @Nullable TaxCode taxCode(Cells cells) {
        return cells.isBlank("tax_code")
                ? null
                : cells.value("tax_code", Code.INVALID_TAX_CODE, TaxCode::new);
    }

    private static UnitDetails details(String name, @Nullable TaxCode taxCode, UnitType type) {
        try {
            return new UnitDetails(name, taxCode, type);
        } catch (IllegalArgumentException refused) {
            throw RowRejected.because(Code.INVALID_TEXT, "name", refused);
        }
    }

    @Override
    public void prepare(Booking booking, List<RegisterUnit> facts) throws SQLException {
        booking.prepare(facts);
    }

    @Override
    public Outcome book(Booking booking, RegisterUnit fact, String source) throws SQLException {
        return booking.send(fact, source);
    }
}
