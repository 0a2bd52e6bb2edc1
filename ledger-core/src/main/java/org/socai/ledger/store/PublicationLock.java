package org.socai.ledger.store;

/**
 * The advisory lock that keeps decisions and publications of rules apart: decisions share it until
 * they are committed, a publication has it alone.
 */
public final class PublicationLock {
    /** Its number in the database. */
    public static final long KEY = 0x534F_4341_4902L;

    private PublicationLock() {}
}
