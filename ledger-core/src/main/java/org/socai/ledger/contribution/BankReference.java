package org.socai.ledger.contribution;

/**
 * The bank's own reference of one credit, unique in the whole ledger. Up to 64 printable
 * characters.
 */
public record BankReference(String value) {
    public BankReference {
        Printable.checkedKey("a bank reference", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
