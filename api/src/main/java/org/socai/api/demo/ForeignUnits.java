package org.socai.api.demo;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.socai.api.launch.StartRefused;
import org.socai.ledger.store.EventLog;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Keeps the sample out of a ledger that somebody works with. */
@Component
final class ForeignUnits {
    private final EventLog log;
    private final DataSource database;

    ForeignUnits(EventLog log, DataSource writePool) {
        this.log = log;
        this.database = writePool;
    }

    /**
     * Looks whether all units of the ledger are the sample's.
     *
     * @throws StartRefused when one is not
     */
    void refuse() throws IOException {
        var sample = SampleFile.unitCodes();
        try (var connection = database.getConnection()) {
            // One more than the sample has is enough: it cannot be the sample's.
            for (var stream : log.unitStreams(connection, "", sample.size() + 1)) {
                var unit = stream.unit().value();
                if (!sample.contains(unit)) {
                    throw new StartRefused(
                            "this ledger holds units that are not of the sample, such as "
                                    + unit
                                    + "; name a folder of its own for the demonstration with"
                                    + " --data-dir");
                }
            }
        } catch (SQLException lost) {
            throw new DataAccessResourceFailureException("the units could not be listed", lost);
        }
    }
}
