package org.socai.api.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.socai.ledger.history.Account;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.store.LedgerReader;

/** The journal added up per account twice: from what every event implies, and from its table. */
final class JournalSums {
    private static final int READ_AT_ONCE = 5_000;

    private final LedgerReader reader;

    JournalSums(LedgerReader reader) {
        this.reader = reader;
    }

    /** Lines of one account: how many, and what they add up to in dong. */
    private record Lines(long count, long sum) {
        static final Lines NONE = new Lines(0, 0);

        Lines plus(Lines other) {
            return new Lines(count + other.count, Math.addExact(sum, other.sum));
        }
    }

    /** One sentence for each account that holds other lines than the events imply. */
    List<String> findings(Connection connection) throws SQLException {
        var implied = implied(connection);
        var stored = stored(connection);
        var findings = new ArrayList<String>();
        for (var account : Account.values()) {
            var expected = implied.getOrDefault(account, Lines.NONE);
            var found = stored.getOrDefault(account, Lines.NONE);
            if (!expected.equals(found)) {
                findings.add(
                        "account %s holds %d lines of %d dong instead of %d of %d"
                                .formatted(
                                        account,
                                        found.count(),
                                        found.sum(),
                                        expected.count(),
                                        expected.sum()));
            }
        }
        return findings;
    }

    private Map<Account, Lines> implied(Connection connection) throws SQLException {
        var implied = new EnumMap<Account, Lines>(Account.class);
        long position = 0;
        var page = reader.after(connection, position, READ_AT_ONCE);
        while (!page.isEmpty()) {
            for (var recorded : page) {
                for (var line : JournalLine.of(recorded.event())) {
                    implied.merge(line.account(), new Lines(1, line.amount()), Lines::plus);
                }
            }
            position = page.getLast().position();
            page = reader.after(connection, position, READ_AT_ONCE);
        }
        return implied;
    }

    private static Map<Account, Lines> stored(Connection connection) throws SQLException {
        var stored = new EnumMap<Account, Lines>(Account.class);
        try (var select =
                        connection.prepareStatement(
                                "select account, count(*), sum(amount) from journal_line group by"
                                        + " account");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                stored.put(
                        Account.valueOf(rows.getString(1)),
                        new Lines(rows.getLong(2), rows.getBigDecimal(3).longValueExact()));
            }
        }
        return stored;
    }
}
