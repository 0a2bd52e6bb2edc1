package org.socai.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.socai.api.http.Parameters;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.projections.unmatched.UnmatchedPayments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bank credits for which somebody has to find the unit. */
@RestController
@Tag(name = "payments")
class UnmatchedController {
    private final Knowledge knowledge;
    private final UnmatchedPayments payments;

    UnmatchedController(Knowledge knowledge, UnmatchedPayments payments) {
        this.knowledge = knowledge;
        this.payments = payments;
    }

    @GetMapping("/api/v1/payments/unmatched")
    @Operation(summary = "Payments that name no known unit and wait to be assigned to one")
    UnmatchedView held(
            @RequestParam(required = false) @Parameter(description = TwoDates.KNOWN_AT)
                    @Nullable String knownAt,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var wanted = Parameters.page(page, size);
        var viewpoint = knowledge.projected(new TwoDates(null, knownAt));
        return UnmatchedView.of(payments.held(viewpoint.position(), wanted), viewpoint, wanted);
    }
}
