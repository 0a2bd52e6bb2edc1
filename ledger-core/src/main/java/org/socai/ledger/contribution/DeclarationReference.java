package org.socai.ledger.contribution;

/**
 * The unit's or the office's reference of one declaration, unique within its unit. Up to 64
 * printable characters.
 */
public record DeclarationReference(String value) {
    public DeclarationReference {
        Printable.checkedKey("a declaration reference", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
