package org.socai.api.dataset;

import java.util.List;
import org.socai.api.dataset.Fact.Declared;
import org.socai.api.dataset.Fact.Paid;
import org.socai.api.dataset.Fact.Reversed;
import org.socai.ledger.contribution.ContributionMonth;

/** What reaches the office in one month: declarations first, then payments, then reversals. */
public record Arrivals(
        ContributionMonth month,
        List<Declared> declarations,
        List<Paid> payments,
        List<Reversed> reversals) {
    /** How many facts these are. */
    public int size() {
        return declarations.size() + payments.size() + reversals.size();
    }
}
