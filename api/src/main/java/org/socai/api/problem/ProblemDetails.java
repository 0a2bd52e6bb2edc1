package org.socai.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Makes problems of their types. */
final class ProblemDetails {
    private ProblemDetails() {}

    static ProblemDetail of(ProblemType type, @Nullable String detail) {
        var problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.uri());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        return problem;
    }

    /** A request that is wrong at several places at once. */
    static ProblemDetail of(List<Defect> defects) {
        var sentences =
                defects.stream().map(defect -> defect.place() + " " + defect.rule()).toList();
        var problem = of(ProblemType.INVALID_REQUEST, String.join("; ", sentences));
        problem.setProperty("errors", defects);
        return problem;
    }
}
