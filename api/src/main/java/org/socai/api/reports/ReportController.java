package org.socai.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.socai.api.http.Parameters;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.api.problem.RequestRefused;
import org.socai.api.quarantine.Completeness;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.ArrearsQuestion;
import org.socai.projections.collection.CollectionQuestion;
import org.socai.projections.collection.CollectionResults;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRate;
import org.socai.projections.rates.OverdueRateQuestion;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over the units of an office, a province or the whole country, at any pair of dates. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports", description = "Figures over many units.")
class ReportController {
    private final Knowledge knowledge;
    private final Arrears arrears;
    private final OverdueRate overdueRate;
    private final CollectionResults collection;
    private final CollectionMonths months;
    private final Completeness completeness;

    ReportController(
            Knowledge knowledge,
            Arrears arrears,
            OverdueRate overdueRate,
            CollectionResults collection,
            CollectionMonths months,
            Completeness completeness) {
        this.completeness = completeness;
        this.knowledge = knowledge;
        this.arrears = arrears;
        this.overdueRate = overdueRate;
        this.collection = collection;
        this.months = months;
    }

    @GetMapping("/arrears")
    @Operation(
            summary = "Units in arrears",
            description =
                    "Those whose overdue principal is above 0, largest first; totals are over all"
                            + " pages.")
    ArrearsView arrears(
            @RequestParam(defaultValue = "")
                    @Parameter(description = Parameters.OFFICE, example = "04")
                    String office,
            @ParameterObject TwoDates dates,
            @RequestParam(defaultValue = "1")
                    @Parameter(description = "The fewest months with overdue principal.")
                    int minMonths,
            @RequestParam(defaultValue = "0")
                    @Parameter(description = "The least overdue principal, in dong.")
                    long minAmount,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var wanted = Parameters.page(page, size);
        var prefix = Parameters.office(office);
        requireNotNegative("minMonths", minMonths);
        requireNotNegative("minAmount", minAmount);
        var viewpoint = knowledge.projected(dates);
        var question = new ArrearsQuestion(prefix, viewpoint.asOf(), minMonths, minAmount, wanted);
        return ArrearsView.of(
                arrears.list(question), viewpoint, wanted, completeness.of(prefix, viewpoint));
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw RequestRefused.invalid(name, "is 0 or more");
        }
    }

    @GetMapping("/overdue-rate")
    @Operation(summary = "Overdue principal as a share of a named denominator, in percent")
    OverdueRateView overdueRate(
            @RequestParam(defaultValue = "")
                    @Parameter(description = Parameters.OFFICE, example = "04")
                    String office,
            @ParameterObject TwoDates dates,
            @RequestParam(defaultValue = "RECEIVABLE")
                    @Parameter(
                            description =
                                    "RECEIVABLE: principal outstanding at the end of the year"
                                        + " before and arisen since 1 January."
                                        + " COLLECTED_PLUS_ARREARS: principal and charge applied"
                                        + " since 1 January and principal outstanding on the day.")
                    DenominatorKind denominator,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Count late charge in the numerator.")
                    boolean charge,
            @RequestParam(defaultValue = "all")
                    @Parameter(
                            description =
                                    "Of the units that the State budget funds: only them, none, or"
                                            + " all units.",
                            schema =
                                    @Schema(
                                            allowableValues = {"only", "none", "all"},
                                            defaultValue = "all"))
                    BudgetFunded budgetFunded) {
        var prefix = Parameters.office(office);
        var viewpoint = knowledge.projected(dates);
        var question =
                new OverdueRateQuestion(
                        prefix, viewpoint.asOf(), denominator, charge, budgetFunded);
        return OverdueRateView.of(
                overdueRate.of(question), viewpoint, completeness.of(prefix, viewpoint));
    }

    @GetMapping("/collection")
    @Operation(
            summary = "What was collected in a year through a month, against the year before",
            description =
                    "Money received by value date, and what was applied to each fund. Plan and"
                            + " percent are null: revenue plans are not kept yet.")
    CollectionView collection(
            @RequestParam(defaultValue = "")
                    @Parameter(description = Parameters.OFFICE, example = "04")
                    String office,
            @RequestParam(required = false)
                    @Parameter(description = "This year by default.", example = "2025")
                    @Nullable Integer year,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "The last month counted, 2025-09 or 9; by default the last of"
                                            + " the year that has begun.",
                            example = "2025-09")
                    @Nullable String through,
            @RequestParam(required = false) @Parameter(description = TwoDates.KNOWN_AT)
                    @Nullable String knownAt) {
        var prefix = Parameters.office(office);
        var month = months.last(year, through);
        var viewpoint = knowledge.projected(new TwoDates(month.lastDay().toString(), knownAt));
        var question = new CollectionQuestion(prefix, month, viewpoint.position());
        return CollectionView.of(
                collection.of(question), viewpoint, completeness.of(prefix, viewpoint));
    }
}
