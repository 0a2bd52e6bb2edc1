package org.socai.ledger.contribution;

/**
 * The code of a social-insurance office, such as {@code 04001}: province first, then the office, so
 * that a prefix names all offices of a province. 3 to 15 capital letters and digits.
 */
public record OfficeCode(String value) {
    public OfficeCode {
        Code.checked("an office code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
