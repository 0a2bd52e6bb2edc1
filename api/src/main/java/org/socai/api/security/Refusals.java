package org.socai.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What somebody gets who may not: people the login page, programs a problem. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String BASIC = "Basic realm=\"socai\", charset=\"UTF-8\"";

    /**
     * A browser that is challenged for Basic opens a window of its own and keeps what is typed
     * there for ever.
     */
    private static final String SESSION = "Session realm=\"socai\"";

    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        if (isPageForPerson(request)) {
            response.sendRedirect("/login");
        } else {
            unauthenticated(request, response);
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            handleMissingToken(request, response);
            return;
        }
        var methods = AccessTable.methodsAt(request);
        if (methods.isEmpty()) {
            problems.write(
                    request, response, ProblemType.NOT_FOUND, "there is nothing at this address");
        } else if (AccessTable.ruleFor(request) == null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            problems.write(
                    request,
                    response,
                    ProblemType.METHOD_NOT_ALLOWED,
                    "the address takes " + String.join(", ", methods));
        } else {
            problems.write(
                    request,
                    response,
                    ProblemType.FORBIDDEN,
                    "the user's role does not allow this");
        }
    }

    private void handleMissingToken(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getRequestURI().equals("/login")) {
            response.sendRedirect("/login"); // the page was open for longer than its session lived
        } else if (SentBy.somebody(request)) {
            problems.write(
                    request,
                    response,
                    ProblemType.FORBIDDEN,
                    "a change sent by a browser needs the token of its session");
        } else {
            unauthenticated(request, response);
        }
    }

    private void unauthenticated(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, SentBy.browser(request) ? SESSION : BASIC);
        problems.write(
                request,
                response,
                ProblemType.UNAUTHENTICATED,
                "send the name and password of a user of this program");
    }

    /** Somebody opens a page; at the addresses of the API even a browser gets the API's answer. */
    static boolean isPageForPerson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/api/");
    }
}
