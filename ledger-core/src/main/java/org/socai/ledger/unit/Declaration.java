package org.socai.ledger.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.Vnd;

/**
 * What a unit declared for one month, as it was reported.
 *
 * @param declaredOn the business day the declaration counts from
 * @param workers how many workers it covers
 * @param wageFund the sum of contribution wages in dong; signed for an adjustment
 * @param uiWageFund the part insured against unemployment
 * @param stated the five amounts themselves where they are given (opening balances, inspection
 *     conclusions); null where they are computed from the wage funds
 */
public record Declaration(
        DeclarationReference reference,
        ContributionMonth period,
        LocalDate declaredOn,
        DeclarationKind kind,
        int workers,
        long wageFund,
        long uiWageFund,
        @Nullable FundAmounts stated) {
    /**
     * Refuses what no declaration may carry: amounts beyond the largest, or below zero where
     * nothing is corrected.
     */
    public Declaration {
        if (workers < 0) {
            throw new IllegalArgumentException("the number of workers is not below 0");
        }
        boolean signed = kind == DeclarationKind.ADJUSTMENT;
        checked("the wage fund", wageFund, signed);
        checked("the unemployment wage fund", uiWageFund, signed);
        if (stated != null) {
            checked("amount SM", stated.sm(), signed);
            checked("amount RS", stated.rs(), signed);
            checked("amount OAD", stated.oad(), signed);
            checked("amount UI", stated.ui(), signed);
            checked("amount HI", stated.hi(), signed);
        }
    }

    private static void checked(String what, long amount, boolean signed) {
        if (amount > Vnd.LARGEST_STATED || amount < -Vnd.LARGEST_STATED) {
            throw new IllegalArgumentException(what + " exceeds " + Vnd.LARGEST_STATED + " dong");
        }
        if (amount < 0 && !signed) {
            throw new IllegalArgumentException(what + " is below 0; only an adjustment lowers");
        }
    }
}
