package org.socai.api.config;

import java.sql.SQLException;
import org.socai.api.config.DatabaseConfiguration.LedgerDatabase;
import org.socai.api.database.Migrations;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.StartRefused;
import org.socai.ledger.store.Adoption;
import org.socai.ledger.store.AdoptionRefused;

/** Adopts a restored ledger, as the owner of its tables; nothing else of the program is started. */
public final class RestoredLedger {
    private RestoredLedger() {}

    /**
     * Brings the tables to this program's version and makes the ledger at home in its cluster.
     *
     * @return a sentence that says what was done
     * @throws StartRefused when it cannot be adopted as it stands
     */
    public static String adopt(LaunchOptions options) {
        try (var database = new DatabaseConfiguration().ledgerDatabase(options)) {
            Migrations.run(database.access());
            return told(adopt(database));
        } catch (AdoptionRefused refused) {
            throw new StartRefused("Nothing was adopted: " + refused.getMessage() + ".");
        } catch (SQLException failure) {
            throw new StartRefused("Nothing was adopted: " + failure.getMessage());
        }
    }

    private static Adoption.Result adopt(LedgerDatabase database) throws SQLException {
        try (var connection = database.access().openAsOwner()) {
            return Adoption.run(connection);
        }
    }

    private static String told(Adoption.Result result) {
        return result.adopted()
                ? "adopted through position %d; %d events got theirs now"
                        .formatted(result.lastPosition(), result.positioned())
                : "nothing to adopt: the ledger is at home in this database, at position "
                        + result.lastPosition();
    }
}
