package org.socai.projections.movement;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.socai.ledger.contribution.FundAmounts;

/** The columns {@code sm}, {@code rs}, {@code oad}, {@code ui} and {@code hi} of a result. */
public final class FundColumns {
    private FundColumns() {}

    public static FundAmounts of(ResultSet row) throws SQLException {
        return new FundAmounts(
                row.getLong("sm"),
                row.getLong("rs"),
                row.getLong("oad"),
                row.getLong("ui"),
                row.getLong("hi"));
    }
}
