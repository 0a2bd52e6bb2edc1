package org.socai.api.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.unit.Declaration;

/** What happens to single employers of the sample besides paying well or badly. */
final class Stories {
    /** An inspection finds workers who were never declared; the unit contests most of it. */
    static final String INSPECTED = "TZ0012A";

    static final LocalDate CONCLUDED_ON = LocalDate.of(2025, 11, 18);

    /** Its transfer at the end of 2025 comes back, and it pays again three weeks later. */
    static final String RETURNED = "TZ0033B";

    static final LocalDate RETURNED_DUE_ON = LocalDate.of(2025, 12, 31);
    static final LocalDate PAID_AGAIN_ON = LocalDate.of(2026, 1, 19);

    /** The bank reports one transfer of it twice. */
    static final String REPORTED_TWICE = "TI0046D";

    static final LocalDate REPORTED_TWICE_DUE_ON = LocalDate.of(2025, 9, 30);

    /** It writes a letter O for a zero in its unit code. */
    static final String MISSPELT = "TZ0044B";

    static final LocalDate MISSPELT_DUE_ON = LocalDate.of(2026, 9, 30);

    /** It writes one zero too many into the amount. */
    static final String ONE_ZERO_TOO_MANY = "TZ0047C";

    static final LocalDate ONE_ZERO_TOO_MANY_DUE_ON = LocalDate.of(2026, 7, 31);

    private static final Map<String, LocalDate> DECLARED_LATE =
            Map.of(
                    "TZ0043E 2023-12", LocalDate.of(2024, 3, 8),
                    "CZ0025A 2024-05", LocalDate.of(2024, 7, 22),
                    "CZ0054D 2024-11", LocalDate.of(2025, 1, 17),
                    "TZ0048E 2025-05", LocalDate.of(2025, 8, 11),
                    "NL0059B 2026-02", LocalDate.of(2026, 5, 12));

    private static final RuleBook LAW = RuleBook.empty().with(ShippedLaw.publications());

    private Stories() {}

    /** When a month was declared that was forgotten at its time; null for the others. */
    static @Nullable LocalDate declaredLate(String unit, YearMonth month) {
        return DECLARED_LATE.get(unit + " " + month);
    }

    /** What a unit declares, or is told to owe, outside the routine. */
    static List<Declaration> declarations(String unit) {
        return switch (unit) {
            case INSPECTED -> finding();
            case "TZ0049A" -> List.of(opening(22, 92_610_000));
            case "TZ0030C" -> List.of(opening(68, 251_430_000));
            default -> List.of();
        };
    }

    /** What a unit still owed in the books before this ledger, on the wages of the months owed. */
    private static Declaration opening(int workers, long wages) {
        var june = new ContributionMonth(2023, 6);
        return new Declaration(
                new DeclarationReference("SDDK-" + june),
                june,
                june.lastDay(),
                DeclarationKind.REGULAR,
                workers,
                0,
                0,
                LAW.contributions(june, false).on(wages, wages));
    }

    /**
     * Eight months on both sides of 1 July 2025, with the amounts of the inspectors' conclusion.
     */
    private static List<Declaration> finding() {
        var found = new ArrayList<Declaration>();
        var month = new ContributionMonth(2025, 1);
        for (int i = 0; i < 8; i++) {
            int workers = 40 + i;
            long wages = workers * 6_900_000L;
            found.add(
                    new Declaration(
                            new DeclarationReference("KLTT-118-" + month),
                            month,
                            CONCLUDED_ON,
                            DeclarationKind.RETROACTIVE,
                            workers,
                            wages,
                            wages,
                            found(month, wages)));
            month = month.plusMonths(1);
        }
        return found;
    }

    private static FundAmounts found(ContributionMonth month, long wages) {
        return LAW.contributions(month, false).on(wages, wages);
    }

    /** What the inspected unit does not accept and therefore does not pay. */
    static long contested() {
        long found = 0;
        for (var declaration : finding()) {
            found += Objects.requireNonNull(declaration.stated()).total();
        }
        return found * 3 / 5;
    }
}
