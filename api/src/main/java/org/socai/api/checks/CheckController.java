package org.socai.api.checks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.api.quarantine.Completeness;
import org.socai.projections.checks.PostedCheck;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets auditors compare the two ways to every figure. */
@RestController
@RequestMapping("/api/v1/checks")
@Tag(name = "checks")
class CheckController {
    private final Knowledge knowledge;
    private final PostedCheck check;
    private final Completeness completeness;

    CheckController(Knowledge knowledge, PostedCheck check, Completeness completeness) {
        this.knowledge = knowledge;
        this.check = check;
        this.completeness = completeness;
    }

    @GetMapping("/posted")
    @Operation(
            summary = "Compare what stands posted with what follows from the facts, for all units",
            description =
                    "Principal and unallocated money are compared at any two dates, late charge at"
                            + " the end of a month that is closed for the unit.")
    PostedCheckView posted(@ParameterObject TwoDates dates) {
        var viewpoint = knowledge.projected(dates);
        return PostedCheckView.of(
                check.checkAll(viewpoint.asOf()), viewpoint, completeness.of("", viewpoint));
    }
}
