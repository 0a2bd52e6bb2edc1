package org.socai.ledger.axon;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.rules.RuleBook;

/** What a decision needs besides the command and the state; handed to the aggregate's handlers. */
public interface DecisionGrounds {
    /**
     * The law in force; what is decided under it is recorded only while nothing else has been
     * published.
     */
    RuleBook rules();

    /** What is recorded under the command's key, as far as an earlier attempt has found it. */
    default @Nullable LedgerEvent booked() {
        return null;
    }

    /** The business day in Asia/Ho_Chi_Minh. */
    LocalDate today();
}
