package org.socai.api.imports;

/** One row cannot be taken; the rows around it can. */
final class RowRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Code code;
    private final String sentence;

    RowRejected(Code code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** A row that a value type refused, in the words of the value type. */
    static RowRejected because(Code code, String column, IllegalArgumentException refused) {
        return new RowRejected(code, column + ": " + refused.getMessage());
    }

    String sentence() {
        return sentence;
    }

    Code code() {
        return code;
    }

    /** Why; the names are the stable codes of rejections. */
    enum Code {
        MISSING_CELL,
        INVALID_CODE,
        INVALID_REFERENCE,
        INVALID_TAX_CODE,
        INVALID_TEXT,
        INVALID_DATE,
        INVALID_PERIOD,
        INVALID_AMOUNT,
        AMOUNT_OUT_OF_RANGE,
        INVALID_RATE,
        UNKNOWN_VALUE,
        CURRENCY_NOT_VND
    }
}
