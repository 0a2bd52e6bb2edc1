package org.socai.api.jobs;

import org.jspecify.annotations.Nullable;

/** A job is refused as a whole. */
public final class JobRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String sentence;

    public JobRefused(String code, @Nullable String message) {
        super(message);
        this.code = code;
        this.sentence = message == null ? code : message;
    }

    String sentence() {
        return sentence;
    }

    public String code() {
        return code;
    }
}
