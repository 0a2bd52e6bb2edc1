package org.socai.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Who made a request of its own accord: a program, a page of ours, or another site's page in
 * somebody's browser.
 *
 * <p>Only requests that a browser makes can be forged, because only a browser adds a user's
 * session, or Basic credentials typed into its own window, to requests that foreign pages start.
 * Every browser says in {@code Sec-Fetch-Site} where a request comes from, and pages cannot change
 * that. So a change needs a session's token unless it has Basic credentials and comes from a
 * program, which sends no such header, or from a page of ours.
 */
final class SentBy {
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private SentBy() {}

    static boolean browser(HttpServletRequest request) {
        return request.getHeader(FETCH_SITE) != null;
    }

    /** Whether the request says who sent it, truly or not. */
    static boolean somebody(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getRequestedSessionId() != null;
    }

    /** Whether the request must show the token of its session. */
    static boolean maybeForeignPage(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        var site = request.getHeader(FETCH_SITE);
        var ours = site == null || site.equals("same-origin");
        return !(hasBasicCredentials(request) && ours);
    }

    private static boolean hasBasicCredentials(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }
}
