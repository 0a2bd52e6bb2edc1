package org.socai.api.units;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.http.Parameters;
import org.socai.api.knowledge.BusinessDays;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.api.knowledge.ViewpointHeaders;
import org.socai.api.problem.RequestRefused;
import org.socai.api.quarantine.Completeness;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.EventCodec;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.statement.MonthlyStatements;
import org.socai.projections.units.Units;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions about units, at any pair of dates. */
@RestController
@RequestMapping("/api/v1/units")
@Tag(name = "units", description = "Employer units: master data, figures, history.")
class UnitController {
    private final Knowledge knowledge;
    private final BusinessDays days;
    private final Units units;
    private final UnitFigures figures;
    private final MonthlyStatements statements;
    private final EventCodec codec;
    private final Completeness completeness;

    UnitController(
            Knowledge knowledge,
            BusinessDays days,
            Units units,
            UnitFigures figures,
            MonthlyStatements statements,
            EventCodec codec,
            Completeness completeness) {
        this.completeness = completeness;
        this.knowledge = knowledge;
        this.days = days;
        this.units = units;
        this.figures = figures;
        this.statements = statements;
        this.codec = codec;
    }

    @GetMapping
    @Operation(
            summary = "Find units by the beginning of code or tax code, or by any part of the name")
    UnitsFound find(
            @RequestParam(defaultValue = "")
                    @Parameter(description = "Blank finds all.", example = "Bình Minh")
                    String query,
            @RequestParam(defaultValue = "")
                    @Parameter(description = Parameters.OFFICE, example = "04")
                    String office,
            @ParameterObject TwoDates dates,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var wanted = Parameters.page(page, size);
        var prefix = Parameters.office(office);
        var viewpoint = knowledge.projected(dates);
        return UnitsFound.of(
                units.search(query, prefix, viewpoint.asOf(), wanted),
                viewpoint,
                wanted,
                completeness.of(prefix, viewpoint));
    }

    @GetMapping("/{unitCode}")
    @Operation(summary = "One unit's master data")
    UnitView unit(@PathVariable UnitCode unitCode, @ParameterObject TwoDates dates) {
        var viewpoint = knowledge.projected(dates);
        var unit = units.master(unitCode, viewpoint.asOf());
        if (unit == null) {
            throw RequestRefused.unknownUnit(unitCode, viewpoint.position());
        }
        return UnitView.of(unit, viewpoint, completeness.of(unitCode, viewpoint));
    }

    @GetMapping("/{unitCode}/balance")
    @Operation(summary = "What one unit owes at the end of a business day")
    BalanceView balance(@PathVariable UnitCode unitCode, @ParameterObject TwoDates dates) {
        var viewpoint = knowledge.of(dates);
        completeness.require(unitCode, viewpoint);
        var balance = figures.balance(unitCode, viewpoint.asOf());
        if (balance == null) {
            throw RequestRefused.unknownUnit(unitCode, viewpoint.position());
        }
        return BalanceView.of(unitCode, balance, viewpoint);
    }

    @GetMapping("/{unitCode}/statement")
    @Operation(
            summary =
                    "One unit's month: opening, what arose, receipts, how they were applied,"
                            + " closing")
    StatementView statement(
            @PathVariable UnitCode unitCode,
            @RequestParam @Parameter(example = "2025-09") ContributionMonth month,
            @RequestParam(required = false) @Parameter(description = TwoDates.KNOWN_AT)
                    @Nullable String knownAt) {
        days.credible("month", month.lastDay());
        var viewpoint = knowledge.of(new TwoDates(null, knownAt));
        completeness.require(unitCode, viewpoint);
        var statement = statements.of(unitCode, month, viewpoint.position());
        if (statement == null) {
            throw RequestRefused.unknownUnit(unitCode, viewpoint.position());
        }
        return StatementView.of(statement, viewpoint);
    }

    @GetMapping("/{unitCode}/events")
    @Operation(
            summary = "One unit's whole history",
            description = "Events in order of position; headers name what was known.")
    List<EventView> events(
            @PathVariable UnitCode unitCode,
            @RequestParam(required = false) @Parameter(description = TwoDates.KNOWN_AT)
                    @Nullable String knownAt,
            HttpServletResponse response) {
        var viewpoint = knowledge.of(new TwoDates(null, knownAt));
        var known =
                figures.history(unitCode).events().stream()
                        .filter(recorded -> recorded.knownFrom() <= viewpoint.position())
                        .map(recorded -> EventView.of(recorded, codec))
                        .toList();
        if (known.isEmpty()) {
            throw RequestRefused.unknownUnit(unitCode, viewpoint.position());
        }
        ViewpointHeaders.setKnowledge(response, viewpoint);
        return known;
    }
}
