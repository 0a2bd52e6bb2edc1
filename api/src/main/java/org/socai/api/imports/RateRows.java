package org.socai.api.imports;

import org.socai.api.imports.RowRejected.Code;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;

/** Rows that publish monthly rates of late interest. */
final class RateRows {
    private static final int LONGEST_DOCUMENT = 200;

    private RateRows() {}

    static LateInterestRatePublished read(Cells cells) {
        var group = cells.constant("fund_group", FundGroup.class);
        int year = cells.value("year", Code.INVALID_DATE, RateRows::year);
        var rate = cells.value("percent_per_month", Code.INVALID_RATE, Rate::ofPercent);
        var document = cells.required("document");
        if (document.length() > LONGEST_DOCUMENT
                || document.codePoints().anyMatch(Character::isISOControl)) {
            throw new RowRejected(
                    Code.INVALID_TEXT, "document has at most 200 printable characters");
        }
        return new LateInterestRatePublished(group, year, rate, document);
    }

    private static int year(String text) {
        if (!text.matches("(19|20)\\d\\d")) {
            throw new IllegalArgumentException("a year is written YYYY");
        }
        return Integer.parseInt(text);
    }
}
