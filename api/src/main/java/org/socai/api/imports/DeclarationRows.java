package org.socai.api.imports;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.imports.RowRejected.Code;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;

/** Rows that declare obligations, with wages or with the five amounts themselves. */
final class DeclarationRows implements RowBook<DeclareObligation> {
    private static final List<String> AMOUNTS = List.of("sm", "rs", "oad", "ui", "hi");
    private static final long MOST_WORKERS = 10_000_000;

    @Override
    public DeclareObligation read(Cells cells) {
        var unit = cells.value("unit_code", Code.INVALID_CODE, UnitCode::new);
        var reference = cells.value("reference", Code.INVALID_REFERENCE, DeclarationReference::new);
        var period = cells.period("period");
        var declaredOn = cells.date("declared_on");
        var kind = cells.constant("kind", DeclarationKind.class);
        int workers = workers(cells);
        long wages = cells.amount("wage_fund");
        long unemploymentWages = cells.amount("ui_wage_fund");
        var stated = stated(cells);
        try {
            return new DeclareObligation(
                    unit,
                    new Declaration(
                            reference,
                            period,
                            declaredOn,
                            kind,
                            workers,
                            wages,
                            unemploymentWages,
                            stated));
        } catch (IllegalArgumentException refused) {
            throw RowRejected.because(Code.INVALID_AMOUNT, "amounts", refused);
        }
    }

    private static int workers(Cells cells) {
        long workers = cells.amount("workers");
        if (workers < 0 || workers > MOST_WORKERS) {
            throw new RowRejected(
                    Code.INVALID_AMOUNT, "workers lies between 0 and " + MOST_WORKERS);
        }
        return (int) workers;
    }

    /** All five blank: computed. Otherwise taken as given, blank counting as 0. */
    private static @Nullable FundAmounts stated(Cells cells) {
        if (AMOUNTS.stream().allMatch(cells::isBlank)) {
            return null;
        }
        return new FundAmounts(
                cells.amountOrZero("sm"),
                cells.amountOrZero("rs"),
                cells.amountOrZero("oad"),
                cells.amountOrZero("ui"),
                cells.amountOrZero("hi"));
    }

    @Override
    public void prepare(Booking booking, List<DeclareObligation> facts) throws SQLException {
        booking.prepare(facts);
    }

    @Override
    public Outcome book(Booking booking, DeclareObligation fact, String source)
            throws SQLException {
        return booking.send(fact, source);
    }
}
