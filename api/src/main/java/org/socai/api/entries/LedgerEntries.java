package org.socai.api.entries;

import java.util.List;
import javax.sql.DataSource;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.AsOf;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The entries of the whole ledger as its events imply them, some thousand positions at a time. What
 * a pair of dates shows never changes, so the parts fit together without one long transaction that
 * a slow reader would keep open.
 */
@Component
final class LedgerEntries {
    static final int POSITIONS_AT_ONCE = 2_000;

    private final JdbcTemplate jdbc;
    private final LedgerReader reader;

    LedgerEntries(@Qualifier("readPool") DataSource readPool, LedgerReader reader) {
        this.jdbc = new JdbcTemplate(readPool);
        this.reader = reader;
    }

    /**
     * The last position of the ledger: what follows from a known fact may stand behind the asked
     * position.
     */
    long lastPosition() {
        ConnectionCallback<Long> last = reader::lastPosition;
        return jdbc.execute(last);
    }

    /**
     * The entries among the next positions after one that count at a pair of dates, in order of
     * position.
     */
    List<List<EntryLine>> after(long position, AsOf asOf) {
        ConnectionCallback<List<Recorded<LedgerEvent>>> events =
                connection -> reader.after(connection, position, POSITIONS_AT_ONCE);
        return EventEntries.of(jdbc.execute(events), asOf);
    }
}
