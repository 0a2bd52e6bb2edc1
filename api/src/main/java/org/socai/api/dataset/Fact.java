package org.socai.api.dataset;

import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;

/** One fact of a data set, as a row of an import file says it. */
public sealed interface Fact {
    /** A declaration of any kind. */
    record Declared(UnitCode unit, Declaration declaration) implements Fact {}

    /**
     * A bank credit.
     *
     * @param unit whom its text names; null where no unit can be made out
     */
    record Paid(@Nullable UnitCode unit, Payment payment, String remittance) implements Fact {}

    /** A bank credit taken back. */
    record Reversed(BankReference bankReference, String reason) implements Fact {}
}
