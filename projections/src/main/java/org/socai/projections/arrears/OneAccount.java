package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;
import org.socai.ledger.contribution.UnitCode;

/** The account of one unit among those kept at a position. */
record OneAccount(Connection connection, long position, UnitCode unit) {

    void replace(AccountPart.Change change) throws SQLException {
        var changes = new TreeMap<String, AccountPart.Change>();
        changes.put(unit.value(), change);
        var changed = part().with(changes);
        try (var update =
                connection.prepareStatement(
                        "update unit_account set accounts = ?, size = ? where position = ? and part"
                                + " = ?")) {
            update.setBytes(1, changed.bytes());
            update.setInt(2, changed.size());
            update.setLong(3, position);
            update.setInt(4, AccountPart.of(unit.value()));
            update.executeUpdate();
        }
    }

    private AccountPart part() throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select accounts, size from unit_account where position = ? and part ="
                                + " ?")) {
            select.setLong(1, position);
            select.setInt(2, AccountPart.of(unit.value()));
            try (var row = select.executeQuery()) {
                row.next();
                return new AccountPart(row.getBytes(1), row.getInt(2));
            }
        }
    }
}
