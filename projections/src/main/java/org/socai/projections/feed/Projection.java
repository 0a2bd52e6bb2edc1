package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;

/**
 * A read model: rows that copy what events imply, without a rule of its own.
 *
 * <p>Batches come in order of position. The same events may come again; rows are keyed by position,
 * so that a second time changes nothing.
 */
public interface Projection {
    /** The tables this projection alone writes; emptied when it is rebuilt. */
    List<String> tables();

    /** Writes what these events imply, in the transaction of the connection. */
    void project(Connection connection, List<Recorded<LedgerEvent>> events) throws SQLException;
}
