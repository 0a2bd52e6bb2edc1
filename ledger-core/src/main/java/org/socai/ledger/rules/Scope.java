package org.socai.ledger.rules;

/**
 * To which units a contribution rate applies, by whether the State budget funds their running
 * costs.
 */
public enum Scope {
    ALL,
    BUDGET_FUNDED,
    NOT_BUDGET_FUNDED;

    public boolean covers(boolean budgetFunded) {
        return switch (this) {
            case ALL -> true;
            case BUDGET_FUNDED -> budgetFunded;
            case NOT_BUDGET_FUNDED -> !budgetFunded;
        };
    }
}
