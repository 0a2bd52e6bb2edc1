package org.socai.ledger.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;

/**
 * The names under which events are stored, and the version in which they are written today.
 *
 * <p>A name is final once an event has been stored under it; classes may be renamed, names may not.
 * Every name and version has a golden file in the tests.
 */
public final class EventNames {
    private static final Map<Class<? extends LedgerEvent>, Stored> BY_TYPE = new LinkedHashMap<>();
    private static final Map<String, Stored> BY_NAME = new LinkedHashMap<>();

    /** A stored name, its present version and the class that holds such events. */
    public record Stored(String name, short version, Class<? extends LedgerEvent> type) {}

    static {
        name("unit-registered", UnitEvent.UnitRegistered.class);
        name("unit-details-corrected", UnitEvent.UnitDetailsCorrected.class);
        name("unit-transferred", UnitEvent.UnitTransferred.class);
        name("payment-cycle-changed", UnitEvent.PaymentCycleChanged.class);
        name("budget-funding-changed", UnitEvent.BudgetFundingChanged.class);
        name("obligation-declared", UnitEvent.ObligationDeclared.class);
        name("obligation-adjusted", UnitEvent.ObligationAdjusted.class);
        name("retroactive-obligation-declared", UnitEvent.RetroactiveObligationDeclared.class);
        name("obligation-reassessed", UnitEvent.ObligationReassessed.class);
        name("payment-received", UnitEvent.PaymentReceived.class);
        name("payment-assigned", UnitEvent.PaymentAssigned.class);
        name("payment-withdrawn", UnitEvent.PaymentWithdrawn.class);
        name("payment-reversed", UnitEvent.PaymentReversed.class);
        name("payment-allocated", UnitEvent.PaymentAllocated.class);
        name("allocation-superseded", UnitEvent.AllocationSuperseded.class);
        name("late-charge-accrued", UnitEvent.LateChargeAccrued.class);
        name("late-charge-superseded", UnitEvent.LateChargeSuperseded.class);
        name("rate-awaited", UnitEvent.RateAwaited.class);
        name("rate-await-ended", UnitEvent.RateAwaitEnded.class);
        name("month-closed", UnitEvent.MonthClosed.class);
        name("unmatched-payment-received", UnmatchedPaymentEvent.UnmatchedPaymentReceived.class);
        name("unmatched-payment-assigned", UnmatchedPaymentEvent.UnmatchedPaymentAssigned.class);
        name("unmatched-payment-reversed", UnmatchedPaymentEvent.UnmatchedPaymentReversed.class);
        name("contribution-rate-published", RuleEvent.ContributionRatePublished.class);
        name("late-interest-rate-published", RuleEvent.LateInterestRatePublished.class);
        name("due-date-rule-published", RuleEvent.DueDateRulePublished.class);
        name("monthly-interest-published", RuleEvent.MonthlyInterestPublished.class);
        name("daily-charge-published", RuleEvent.DailyChargePublished.class);
        name("allocation-order-published", RuleEvent.AllocationOrderPublished.class);
        name("policy-published", RuleEvent.PolicyPublished.class);
    }

    private EventNames() {}

    private static void name(String name, Class<? extends LedgerEvent> type) {
        var stored = new Stored(name, (short) 1, type);
        BY_TYPE.put(type, stored);
        BY_NAME.put(name, stored);
    }

    /** How events of this class are stored. */
    public static Stored of(LedgerEvent event) {
        return Objects.requireNonNull(
                BY_TYPE.get(event.getClass()), () -> event.getClass() + " has no stored name");
    }

    /** What is stored under a name, or null when this program knows no such name. */
    public static @Nullable Stored named(String name) {
        return BY_NAME.get(name);
    }

    /** All names, for checks and documentation. */
    public static Iterable<Stored> all() {
        return BY_NAME.values();
    }
}
