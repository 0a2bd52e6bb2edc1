package org.socai.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may use one method at the addresses of one pattern. {@code HEAD} goes with {@code GET}.
 *
 * @param open to anybody, signed in or not
 * @param roles who may, where it is not open
 */
public record AccessRule(
        HttpMethod method,
        String pattern,
        boolean open,
        Set<Role> roles,
        PathPatternRequestMatcher address) {
    static AccessRule of(HttpMethod method, String pattern, Set<Role> roles) {
        return new AccessRule(
                method,
                pattern,
                false,
                Set.copyOf(roles),
                PathPatternRequestMatcher.pathPattern(pattern));
    }

    static AccessRule open(HttpMethod method, String pattern) {
        return new AccessRule(
                method, pattern, true, Set.of(), PathPatternRequestMatcher.pathPattern(pattern));
    }

    boolean covers(HttpServletRequest request) {
        var asked = HttpMethod.valueOf(request.getMethod());
        return (asked.equals(method)
                        || (asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET)))
                && isAt(request);
    }

    boolean isAt(HttpServletRequest request) {
        return address.matches(request);
    }
}
