package org.socai.api.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds to every operation of the OpenAPI document the refusals that any operation can end in. */
@Component
final class ProblemAnswers implements OperationCustomizer {
    private static final Map<String, String> REFUSALS =
            Map.of(
                    "400", "A part of the request is missing or malformed.",
                    "401", "A known user is needed.",
                    "403", "The user's role does not allow this.",
                    "404", "What the address names is not known.",
                    "409",
                            "The ledger does not allow it, or a rate it needs has not been"
                                    + " published.",
                    "503", "For the moment no answer; the same request may be sent again.");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        REFUSALS.forEach(
                (status, sentence) ->
                        operation.getResponses().computeIfAbsent(status, _ -> problem(sentence)));
        return operation;
    }

    private static ApiResponse problem(String sentence) {
        var schema = new Schema<>().$ref("#/components/schemas/" + ApiDescription.PROBLEM);
        return new ApiResponse()
                .description(sentence)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(schema)));
    }
}
