package org.socai.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.ProblemWriter;
import org.socai.api.storage.DiskReserve;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the disk is nearly full, nothing that has to be written is taken, neither a fact nor a
 * file; questions are answered.
 */
@Component
final class RoomForWrites extends OncePerRequestFilter {
    private static final Set<String> QUESTIONS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final DiskReserve reserve;
    private final ProblemWriter problems;

    RoomForWrites(DiskReserve reserve, ProblemWriter problems) {
        this.reserve = reserve;
        this.problems = problems;
    }

    /** People may sign in and out: that is remembered in memory. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return QUESTIONS.contains(request.getMethod())
                || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (reserve.isShort()) {
            problems.write(
                    request,
                    response,
                    ProblemType.STORAGE_FULL,
                    "nothing was recorded; questions are answered, and writes again once there is"
                            + " room");
            return;
        }
        chain.doFilter(request, response);
    }
}
