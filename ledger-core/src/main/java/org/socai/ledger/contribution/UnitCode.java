package org.socai.ledger.contribution;

/**
 * The code of an employer unit (mã đơn vị), such as {@code TZ0001A}: 3 to 15 capital letters and
 * digits.
 */
public record UnitCode(String value) implements Comparable<UnitCode> {
    public UnitCode {
        Code.checked("a unit code", value);
    }

    @Override
    public int compareTo(UnitCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
