package org.socai.api.problem;

import java.io.IOException;

/** The body of a request goes on beyond the most that is read. */
public final class ContentTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    public ContentTooLarge(long most) {
        super("the body of the request is larger than " + most + " bytes");
    }
}
