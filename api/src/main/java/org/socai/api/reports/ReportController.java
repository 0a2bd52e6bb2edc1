package org.socai.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.socai.api.http.Parameters;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.api.problem.RequestRefused;
import org.socai.api.quarantine.Completeness;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.ArrearsQuestion;
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
    private final Completeness completeness;

    ReportController(
            Knowledge knowledge,
            Arrears arrears,
            OverdueRate overdueRate,
            Completeness completeness) {
        this.completeness = completeness;
        this.knowledge = knowledge;
        this.arrears = arrears;
        this.overdueRate = overdueRate;
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
}
