package org.socai.ledger.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * What a decision stands on besides the command and the state.
 *
 * @param booked the fact recorded under the command's key, or null when there is none
 * @param today the business day in Asia/Ho_Chi_Minh
 */
record Grounds(@Nullable LedgerEvent booked, RuleBook rules, LocalDate today) {
    /**
     * From which day on the same reference is looked for. A state that is not whole answers only
     * for the same fact sent again: the log is asked, or has the last word, about all others.
     */
    LocalDate searchedFrom(LocalDate day, Registered unit) {
        return unit.isWhole() || booked != null ? LocalDate.MIN : day;
    }

    /**
     * Refuses a fact of a day that has not come.
     *
     * @throws UnitRejected {@code DATE_IN_FUTURE}
     */
    void notInFuture(String what, LocalDate day) {
        if (day.isAfter(today)) {
            throw new UnitRejected(
                    Reason.DATE_IN_FUTURE, what + " on " + day + ", which lies in the future");
        }
    }

    Consequences consequences() {
        return new Consequences(rules);
    }
}
