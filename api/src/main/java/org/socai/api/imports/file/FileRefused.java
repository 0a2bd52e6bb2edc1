package org.socai.api.imports.file;

/** A file is not what it claims to be: it is refused as a whole and nothing of it is booked. */
public final class FileRefused extends RuntimeException {
    /** Why; the names are the stable codes of refusals. */
    public enum Reason {
        EMPTY_FILE,
        TOO_LARGE,
        WRONG_FORMAT,
        WRONG_HEADER,
        NOT_UTF8,
        NUL_CHARACTER,
        ROW_TOO_LONG,
        BROKEN_QUOTING,
        BROKEN_XML,
        DOCTYPE_FORBIDDEN,
        ELEMENT_TOO_LONG,
        NESTED_TOO_DEEPLY,
        WRONG_DOCUMENT,
        ENTRY_TOO_LARGE,
        BROKEN_SPREADSHEET,
        DECOMPRESSION_BOMB,
        TOO_MANY_COLUMNS
    }

    private final Reason reason;

    public FileRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
