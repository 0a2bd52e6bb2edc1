package org.socai.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
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
        var type =
                isLostDatabase(request) ? ProblemType.DATABASE_UNAVAILABLE : ProblemType.of(status);
        if (type == ProblemType.DATABASE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        problems.write(request, response, type, type.title());
    }

    /**
     * Users are looked up before a request comes to any of ours; the database may be gone by then.
     */
    private static boolean isLostDatabase(HttpServletRequest request) {
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        while (failure != null) {
            if (failure instanceof SQLException || failure instanceof DataAccessException) {
                return true;
            }
            failure = failure.getCause();
        }
        return false;
    }
}
