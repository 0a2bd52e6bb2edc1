package org.socai.ledger.axon;

import java.time.LocalDate;
import org.socai.ledger.rules.RuleBook;

/** What a decision needs besides the command and the state; handed to the aggregate's handlers. */
public interface DecisionGrounds {
    /**
     * The law in force; what is decided under it is recorded only while nothing else has been
     * published.
     */
    RuleBook rules();

    /** The business day in Asia/Ho_Chi_Minh. */
    LocalDate today();
}
