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

    /** One sentence for each account that adds up to something else than the events imply. */
    List<String> findings(Connection connection) throws SQLException {
        var implied = implied(connection);
        var stored = stored(connection);
        var findings = new ArrayList<String>();
        for (var account : Account.values()) {
            long expected = implied.getOrDefault(account, 0L);
            long found = stored.getOrDefault(account, 0L);
            if (expected != found) {
                findings.add(
                        "account %s holds %d dong instead of %d"
                                .formatted(account, found, expected));
            }
        }
        return findings;
    }

    private Map<Account, Long> implied(Connection connection) throws SQLException {
        var implied = new EnumMap<Account, Long>(Account.class);
        long position = 0;
        var page = reader.after(connection, position, READ_AT_ONCE);
        while (!page.isEmpty()) {
            for (var recorded : page) {
                for (var line : JournalLine.of(recorded.event())) {
                    implied.merge(line.account(), line.amount(), Math::addExact);
                }
            }
            position = page.getLast().position();
            page = reader.after(connection, position, READ_AT_ONCE);
        }
        return implied;
    }

    private static Map<Account, Long> stored(Connection connection) throws SQLException {
        var stored = new EnumMap<Account, Long>(Account.class);
        try (var select =
                        connection.prepareStatement(
                                "select account, sum(amount) from reporting.journal_line group by"
                                        + " account");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                stored.put(
                        Account.valueOf(rows.getString(1)), rows.getBigDecimal(2).longValueExact());
            }
        }
        return stored;
    }
}
