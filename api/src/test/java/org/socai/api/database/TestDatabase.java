package org.socai.api.database;

import org.socai.ledger.store.TestPostgres;

/** A migrated database for a test class of this module, seen as the program sees its own. */
public final class TestDatabase {
    private TestDatabase() {}

    /** A database of the caller's own on the server that all tests of this JVM share. */
    public static DatabaseAccess fresh() {
        return new DatabaseAccess(
                TestPostgres.freshDatabase().url(),
                new Login(TestPostgres.OWNER, TestPostgres.PASSWORD),
                new Login(TestPostgres.APPLICATION, TestPostgres.PASSWORD),
                TestPostgres.APPLICATION);
    }
}
