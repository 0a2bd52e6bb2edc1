package org.socai.api.bench;

/** How something measured stands to its target. */
enum Outcome {
    REACHED("reached"),
    NOT_REACHED("not reached"),
    /** The target speaks of a larger ledger than the one measured. */
    SMALLER_LEDGER("smaller ledger"),
    /** Something was lost, doubled or out of order: there is no result. */
    FAILED("FAILED");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
