package org.socai.api.sample;

import java.util.List;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;

/** The rates of late interest of the sample: published ones where known, the others invented. */
final class InterestRates {
    /** The file as it ships; a document named "sample value" was never published by anybody. */
    static final String CSV =
            """
            fund_group,year,percent_per_month,document
            SI,2016,1.0650,Nghe An letter 420/BHXH-QLT of 18 March 2016
            HI,2016,1.0833,sample value (worked example of Decision 595/QD-BHXH)
            SI,2017,1.3170,VSS notice 425/TB-BHXH
            HI,2017,0.9670,VSS notice 425/TB-BHXH
            SI,2018,1.2083,sample value
            HI,2018,0.9125,sample value
            SI,2019,1.1500,sample value
            HI,2019,0.9200,sample value
            SI,2020,0.9800,sample value
            HI,2020,0.9000,sample value
            SI,2021,0.8533,sample value
            HI,2021,0.7700,sample value
            SI,2022,0.7417,sample value
            HI,2022,0.7067,sample value
            SI,2023,0.7267,sample value
            HI,2023,1.0200,sample value
            SI,2024,0.7350,sample value
            HI,2024,1.1483,sample value
            SI,2025,0.6810,sample value
            HI,2025,0.9050,sample value
            """;

    private InterestRates() {}

    static List<LateInterestRatePublished> publications() {
        return CSV.lines().skip(1).map(line -> rate(line.split(",", -1))).toList();
    }

    private static LateInterestRatePublished rate(String[] cells) {
        return new LateInterestRatePublished(
                FundGroup.valueOf(cells[0]),
                Integer.parseInt(cells[1]),
                Rate.ofPercent(cells[2]),
                cells[3]);
    }
}
