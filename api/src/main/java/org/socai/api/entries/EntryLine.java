package org.socai.api.entries;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Account;

/**
 * One line of the journal, with the event that implies it. The lines of one position add up to 0.
 *
 * @param sequence the event's place in its stream, from 0
 * @param line the line's place in its event, from 0
 * @param type the event's stored name
 * @param unitCode null for money that no unit has been found for
 * @param fund null for cash and money not applied yet
 * @param period the contribution month of principal; null elsewhere
 * @param dueOn when that principal is due; null elsewhere
 * @param amount dong, debit positive, credit negative
 */
record EntryLine(
        long position,
        long sequence,
        int line,
        String type,
        @Nullable UnitCode unitCode,
        Account account,
        @Nullable Fund fund,
        @Nullable ContributionMonth period,
        @Nullable LocalDate dueOn,
        LocalDate effectiveOn,
        Instant recordedAt,
        long amount) {}
