package org.socai.ledger.history;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;

/**
 * One line of the balanced entry that an event implies.
 *
 * <p>A compensating event has the lines of what it corrects with the sign turned, on the same
 * effective day: the sum of lines with {@code effectiveOn <= E}, known by K, is right for every
 * pair of dates.
 *
 * @param unit null for money that no unit has been found for
 * @param fund null for cash and money not applied yet
 * @param period the contribution month of principal; null elsewhere
 * @param dueOn when that principal is due; null elsewhere
 * @param amount dong, debit positive, credit negative, never 0
 */
public record JournalLine(
        Account account,
        @Nullable UnitCode unit,
        @Nullable Fund fund,
        @Nullable ContributionMonth period,
        @Nullable LocalDate dueOn,
        LocalDate effectiveOn,
        long amount) {

    /** The lines an event implies; none where no money is meant. Their amounts add up to 0. */
    public static List<JournalLine> of(LedgerEvent event) {
        return switch (event) {
            case UnitEvent unitEvent -> UnitLines.of(unitEvent);
            case UnmatchedPaymentEvent unmatched -> UnmatchedLines.of(unmatched);
            case RuleEvent _ -> List.of();
            default ->
                    throw new IllegalStateException(
                            "no journal lines are known for " + event.getClass());
        };
    }
}
