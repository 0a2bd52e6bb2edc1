package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.CopiedRows;
import org.socai.projections.arrears.AccountPart.Change;
import org.socai.projections.feed.KeptRows;

/** The accounts of all units as known at one position: rows of {@code unit_account}. */
record AccountSnapshot(long position, List<AccountPart> parts) {
    /** The one before the first position. */
    static final AccountSnapshot NONE = new AccountSnapshot(0, empty());

    private static List<AccountPart> empty() {
        var parts = new ArrayList<AccountPart>();
        for (int part = 0; part < AccountPart.PARTS; part++) {
            parts.add(AccountPart.EMPTY);
        }
        return List.copyOf(parts);
    }

    /** The last one at a position or before it. */
    static AccountSnapshot upTo(Connection connection, long position) throws SQLException {
        long found = 0;
        var parts = new ArrayList<AccountPart>();
        try (var row =
                new CopiedRows(
                        connection,
                        """
                        select position, accounts, size
                        from unit_account
                        where position = (select max(position) from unit_account where position <= %d)
                        order by part
                        """
                                .formatted(position))) {
            while (row.next()) {
                found = row.number();
                parts.add(new AccountPart(row.bytes(), row.integer()));
            }
        }
        return found == 0 ? NONE : new AccountSnapshot(found, List.copyOf(parts));
    }

    long size() {
        return parts.stream().mapToLong(AccountPart::size).sum();
    }

    /**
     * The one at a later position; what was cleared in between is handed over.
     *
     * @param kept the rows of {@code movement}; null where they are to be read from the table
     */
    AccountSnapshot next(
            Connection connection, long next, @Nullable KeptRows kept, OpenItems.Cleared cleared)
            throws SQLException {
        var changes = new ArrayList<TreeMap<String, Change>>();
        parts.forEach(_ -> changes.add(new TreeMap<>()));
        var known =
                kept == null
                        ? KnownChanges.between(connection, position, next, null)
                        : KnownChanges.ofKept(connection, position, next, kept);
        known.forEach(
                (unit, became) ->
                        changes.get(AccountPart.of(unit))
                                .put(
                                        unit,
                                        (code, account) -> {
                                            account.take(code, became, cleared);
                                            return account;
                                        }));
        var after = new ArrayList<AccountPart>();
        for (int part = 0; part < parts.size(); part++) {
            after.add(parts.get(part).with(changes.get(part)));
        }
        return new AccountSnapshot(next, List.copyOf(after));
    }

    void insert(Connection connection) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into unit_account (position, part, size, accounts) values (?, ?, ?,"
                                + " ?)")) {
            for (int part = 0; part < parts.size(); part++) {
                insert.setLong(1, position);
                insert.setInt(2, part);
                insert.setInt(3, parts.get(part).size());
                insert.setBytes(4, parts.get(part).bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
