package org.socai.ledger.unit;

import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitType;

/**
 * What a unit is called and what kind it is.
 *
 * @param name the registered name of the employer, up to 300 characters
 * @param taxCode null where the unit has none (yet)
 */
public record UnitDetails(String name, @Nullable TaxCode taxCode, UnitType unitType) {
    public UnitDetails {
        if (name.isBlank()
                || name.length() > 300
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a unit's name is 1 to 300 printable characters");
        }
    }
}
