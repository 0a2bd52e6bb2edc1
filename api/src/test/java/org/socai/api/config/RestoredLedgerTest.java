package org.socai.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.SocaiApplication;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.LaunchOptions.ExternalDatabaseOptions;
import org.socai.api.launch.StartRefused;
import org.socai.ledger.store.TestPostgres;

/** A ledger whose database says that it belongs to another cluster, as after a restore. */
class RestoredLedgerTest {
    @TempDir private Path directory = Path.of(".");

    private final TestPostgres.Database database = TestPostgres.freshDatabase();

    @BeforeEach
    void the_ledger_comes_from_another_cluster() throws SQLException {
        execute("update sequencer_state set system_identifier = system_identifier - 1");
    }

    @Test
    void it_is_not_served_before_it_is_adopted() throws Exception {
        assertThatThrownBy(() -> SocaiApplication.start(options(Command.SERVE)))
                .hasRootCauseInstanceOf(StartRefused.class)
                .rootCause()
                .hasMessageContaining("./socai adopt");
        assertThat(RestoredLedger.adopt(options(Command.ADOPT)))
                .isEqualTo("adopted through position 0; 0 events got theirs now");
        SocaiApplication.start(options(Command.SERVE)).close();
        assertThat(RestoredLedger.adopt(options(Command.ADOPT)))
                .startsWith("nothing to adopt: the ledger is at home in this database");
    }

    @Test
    void it_is_not_adopted_while_a_program_is_connected() throws Exception {
        try (var program = database.app().getConnection();
                var statement = program.createStatement()) {
            statement.execute("set application_name = 'socai-writes'");
            assertThatThrownBy(() -> RestoredLedger.adopt(options(Command.ADOPT)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("stop it");
        }
    }

    private LaunchOptions options(Command command) throws IOException {
        var password = Files.writeString(directory.resolve("password"), TestPostgres.PASSWORD);
        return new LaunchOptions(
                command,
                0,
                directory,
                new ExternalDatabaseOptions(
                        database.url(),
                        TestPostgres.OWNER,
                        password,
                        TestPostgres.APPLICATION,
                        password),
                false);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
