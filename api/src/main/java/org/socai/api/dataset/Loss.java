package org.socai.api.dataset;

import org.socai.api.dataset.Chance.Topic;
import org.socai.ledger.contribution.ContributionMonth;

/** What becomes of a transfer on its way to the unit it is meant for. */
enum Loss {
    NONE,
    /** Its text says nothing that a program could understand. */
    UNREADABLE,
    /** Its text names a unit that does not exist. */
    MISSPELT,
    /** The bank sends it back in the month after. */
    RETURNED;

    /** What becomes of the transfer that an employer makes in a month; nothing bad, mostly. */
    static Loss of(DataSet data, Employer employer, ContributionMonth month) {
        int drawn =
                Chance.of(data.seed(), Topic.LOSS, employer.number(), month.index()).below(1_000);
        if (drawn < 2) {
            return UNREADABLE;
        }
        if (drawn < 4) {
            return MISSPELT;
        }
        return drawn < 8 ? RETURNED : NONE;
    }
}
