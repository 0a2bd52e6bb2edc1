package org.socai.api.entries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.socai.api.http.Forms;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.api.knowledge.Viewpoint;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.figures.UnitFigures;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The journal behind the figures. */
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@RestController
@RequestMapping(
        path = "/api/v1",
        produces = {MediaType.APPLICATION_JSON_VALUE, Forms.CSV_VALUE, Forms.HLEDGER_VALUE})
@Tag(
        name = "entries",
        description =
                "Balanced journal lines, debit positive, for other programs to check and add up.")
class EntryController {
    private static final String FORMS =
            "The form follows Accept, or format=json, csv or hledger. Headers name the dates.";

    private final Knowledge knowledge;
    private final UnitFigures figures;
    private final LedgerEntries ledger;
    private final EntryAnswers answers;

    EntryController(
            Knowledge knowledge, UnitFigures figures, LedgerEntries ledger, EntryAnswers answers) {
        this.knowledge = knowledge;
        this.figures = figures;
        this.ledger = ledger;
        this.answers = answers;
    }

    @GetMapping("/units/{unitCode}/entries")
    @Operation(summary = "One unit's journal lines at a pair of dates", description = FORMS)
    @ApiResponse(
            responseCode = "200",
            description = "The lines in order of position",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = EntryLine.class))),
                @Content(mediaType = Forms.CSV_VALUE, schema = @Schema(type = "string")),
                @Content(mediaType = Forms.HLEDGER_VALUE, schema = @Schema(type = "string"))
            })
    void ofUnit(
            @PathVariable UnitCode unitCode, @ParameterObject TwoDates dates, ServletWebRequest web)
            throws IOException, HttpMediaTypeNotAcceptableException {
        var viewpoint = knowledge.of(dates);
        var history = figures.history(unitCode);
        if (history.events().stream()
                .noneMatch(recorded -> recorded.knownFrom() <= viewpoint.position())) {
            throw RequestRefused.unknownUnit(unitCode, viewpoint.position());
        }
        answers.write(
                web,
                name(unitCode.value(), viewpoint),
                viewpoint,
                writer -> {
                    for (var entry : EventEntries.of(history.events(), viewpoint.asOf())) {
                        writer.write(entry);
                    }
                });
    }

    @GetMapping("/entries")
    @Operation(summary = "The whole ledger's journal lines at a pair of dates", description = FORMS)
    @ApiResponse(
            responseCode = "200",
            description = "The lines in order of position",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = EntryLine.class))),
                @Content(mediaType = Forms.CSV_VALUE, schema = @Schema(type = "string")),
                @Content(mediaType = Forms.HLEDGER_VALUE, schema = @Schema(type = "string"))
            })
    void ofLedger(@ParameterObject TwoDates dates, ServletWebRequest web)
            throws IOException, HttpMediaTypeNotAcceptableException {
        var viewpoint = knowledge.of(dates);
        long last = ledger.lastPosition();
        answers.write(
                web,
                name("ledger", viewpoint),
                viewpoint,
                writer -> {
                    for (long position = 0;
                            position < last;
                            position += LedgerEntries.POSITIONS_AT_ONCE) {
                        for (var entry : ledger.after(position, viewpoint.asOf())) {
                            writer.write(entry);
                        }
                    }
                });
    }

    private static String name(String subject, Viewpoint viewpoint) {
        return "entries-%s-%s-%d".formatted(subject, viewpoint.effectiveOn(), viewpoint.position());
    }
}
