package org.socai.api.database;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to this program's version, as the owner.
 *
 * <p>Each module numbers its migrations by itself, from {@code V1} on, in {@code
 * db/migration/<module>}, and has its own history table {@code flyway_schema_history_<module>};
 * they run in the order of the modules' dependencies. Migrations write {@code ${app_role}} for the
 * role that they grant rights to.
 */
public final class Migrations {
    private static final List<String> MODULES = List.of("ledger", "projections", "api");

    private Migrations() {}

    /**
     * Runs what has not run yet; several nodes may do so at once.
     *
     * @throws DatabaseRefused when a migration fails, when one that ran has changed since, or when
     *     the schema is of a later version than this program
     */
    public static void run(DatabaseAccess access) {
        for (var module : MODULES) {
            try {
                flyway(access, module).migrate();
            } catch (FlywayException e) {
                throw new DatabaseRefused(
                        "The schema of %s cannot be brought to this version: %s"
                                .formatted(module, e.getMessage()),
                        e);
            }
        }
    }

    private static Flyway flyway(DatabaseAccess access, String module) {
        return Flyway.configure()
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .locations("classpath:db/migration/" + module)
                .table("flyway_schema_history_" + module)
                .baselineOnMigrate(
                        true) // the schema is not empty: the other modules' tables are there
                .baselineVersion("0")
                .ignoreMigrationPatterns(
                        new String[0]) // by default it would work on a later program's schema
                .placeholders(Map.of("app_role", access.applicationRoleAsSql()))
                .load();
    }
}
