package org.socai.api.knowledge;

import jakarta.servlet.http.HttpServletResponse;

/** Says from where an answer is given whose body has no place for it: lists and files. */
public final class ViewpointHeaders {
    public static final String EFFECTIVE_ON = "Socai-Effective-On";
    public static final String KNOWN_AT = "Socai-Known-At";
    public static final String POSITION = "Socai-Position";

    private ViewpointHeaders() {}

    public static void set(HttpServletResponse response, Viewpoint viewpoint) {
        response.setHeader(EFFECTIVE_ON, viewpoint.effectiveOn().toString());
        setKnowledge(response, viewpoint);
    }

    /** For answers that no business day limits. */
    public static void setKnowledge(HttpServletResponse response, Viewpoint viewpoint) {
        response.setHeader(KNOWN_AT, viewpoint.knownAt().toString());
        response.setHeader(POSITION, Long.toString(viewpoint.position()));
    }
}
