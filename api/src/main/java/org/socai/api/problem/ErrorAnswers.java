package org.socai.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.socai.api.database.Setback;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the server ends up when a request failed before it came to any of ours, such as one refused
 * by a firewall.
 */
@RestController
@Hidden
class ErrorAnswers implements ErrorController {
    private final ProblemWriter problems;

    ErrorAnswers(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        var setback = setback(request);
        var type = setback == null ? ProblemType.of(status) : ProblemType.of(setback);
        problems.write(request, response, type, type.title());
    }

    /**
     * Users are looked up before a request comes to any of ours; the database may be gone by then.
     */
    private static @Nullable Setback setback(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? Setback.of(failure)
                : null;
    }
}
