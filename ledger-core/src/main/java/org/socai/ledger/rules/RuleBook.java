package org.socai.ledger.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.RuleEvent.AllocationOrderPublished;
import org.socai.ledger.rules.RuleEvent.ContributionRatePublished;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;
import org.socai.ledger.rules.RuleEvent.DueDateRulePublished;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.rules.RuleEvent.MonthlyInterestPublished;
import org.socai.ledger.rules.RuleEvent.PolicyPublished;

/**
 * The law as known at one moment: the publications in force, asked by date. Immutable and
 * thread-safe.
 *
 * <p>It is handed to every decision and derivation, never fetched by one. A question the book has
 * no answer to throws {@link MissingRule} naming what is missing.
 */
public final class RuleBook {
    private final Map<String, RuleEvent> inForce;
    private final int revision;
    private final List<DueDateRulePublished> dueDateRules;
    private final List<DailyChargePublished> dailyCharges;
    private final List<AllocationOrderPublished> allocationOrders;
    private final List<ContributionRatePublished> contributionRates;
    private final Map<Integer, ContributionRates> contributions = new ConcurrentHashMap<>();

    private RuleBook(Map<String, RuleEvent> inForce, int revision) {
        this.inForce = inForce;
        this.revision = revision;
        this.dueDateRules = latestFirst(DueDateRulePublished.class);
        this.dailyCharges = latestFirst(DailyChargePublished.class);
        this.allocationOrders = latestFirst(AllocationOrderPublished.class);
        this.contributionRates = latestFirst(ContributionRatePublished.class);
    }

    /** A book in which nothing has been published. */
    public static RuleBook empty() {
        return new RuleBook(Map.of(), 0);
    }

    /** This book after further publications, each replacing what was published for its subject. */
    public RuleBook with(Collection<? extends RuleEvent> publications) {
        var next = new LinkedHashMap<>(inForce);
        int nextRevision = revision;
        for (var publication : publications) {
            boolean first = next.put(publication.subject(), publication) == null;
            if (!(first && publication instanceof LateInterestRatePublished)) {
                nextRevision++;
            }
        }
        return new RuleBook(Collections.unmodifiableMap(next), nextRevision);
    }

    /**
     * Counts the publications that can change what was derived before them. The first rate of late
     * interest for a year cannot: a derivation that needs it has stopped for want of it. What was
     * derived whole under one revision stands in every book of that revision.
     */
    public int revision() {
        return revision;
    }

    /** What is in force for a subject, or null when nothing has been published for it. */
    public @Nullable RuleEvent inForce(String subject) {
        return inForce.get(subject);
    }

    /** Everything in force, in the order of first publication. */
    public Collection<RuleEvent> all() {
        return inForce.values();
    }

    /** What the funds are owed for a month: employer's and employee's rates together. */
    public ContributionRates contributions(ContributionMonth month, boolean budgetFunded) {
        return contributions.computeIfAbsent(
                month.index() * 2 + (budgetFunded ? 1 : 0), _ -> sumOfShares(month, budgetFunded));
    }

    private ContributionRates sumOfShares(ContributionMonth month, boolean budgetFunded) {
        var rates = new EnumMap<Fund, Rate>(Fund.class);
        var rules = new ArrayList<String>();
        for (Fund fund : Fund.ALL) {
            // Every fund has an employer's share, be it 0 %; the employee's is added where there is
            // one.
            var employer =
                    share(fund, Payer.EMPLOYER, month, budgetFunded)
                            .orElseThrow(() -> MissingRule.contribution(fund, month));
            var employee = share(fund, Payer.EMPLOYEE, month, budgetFunded);
            rates.put(
                    fund,
                    employee.map(e -> e.rate().plus(employer.rate())).orElse(employer.rate()));
            rules.add(employer.subject());
            employee.ifPresent(e -> rules.add(e.subject()));
        }
        return new ContributionRates(Collections.unmodifiableMap(rates), List.copyOf(rules));
    }

    private Optional<ContributionRatePublished> share(
            Fund fund, Payer payer, ContributionMonth month, boolean budgetFunded) {
        return contributionRates.stream()
                .filter(
                        rate ->
                                rate.fund() == fund
                                        && rate.payer() == payer
                                        && rate.covers(month, budgetFunded))
                .findFirst();
    }

    /** The due-date rule for a contribution month. */
    public DueDateRulePublished dueDateRule(ContributionMonth month) {
        for (var rule : dueDateRules) {
            if (rule.from().compareTo(month) <= 0) {
                return rule;
            }
        }
        throw MissingRule.of("due-date-rule", month.toString());
    }

    /** The monthly rate of late interest for computations in a calendar year. */
    public LateInterestRatePublished lateInterest(FundGroup group, int year) {
        if (inForce.get(LateInterestRatePublished.subjectOf(group, year))
                instanceof LateInterestRatePublished rate) {
            return rate;
        }
        throw MissingRule.lateInterest(group, year);
    }

    /** Regime A: when monthly interest is computed, and for the last time when. */
    public MonthlyInterestPublished monthlyInterest() {
        if (inForce.get("monthly-interest") instanceof MonthlyInterestPublished interest) {
            return interest;
        }
        throw MissingRule.of("monthly-interest", "any day");
    }

    /**
     * Regime B: the daily charges, latest first; none holds before the first day of the earliest.
     */
    public List<DailyChargePublished> dailyCharges() {
        return dailyCharges;
    }

    /** The order of funds in which money is applied on a day. */
    public AllocationOrderPublished allocationOrder(LocalDate day) {
        for (var order : allocationOrders) {
            if (!order.effectiveOn().isAfter(day)) {
                return order;
            }
        }
        throw MissingRule.of("allocation-order", day.toString());
    }

    /** Whether a policy is on; off when it has never been published. */
    public boolean isOn(Policy policy) {
        return inForce.get("policy/" + policy) instanceof PolicyPublished published
                && published.on();
    }

    private <T extends RuleEvent> List<T> latestFirst(Class<T> kind) {
        return inForce.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparing((T rule) -> rule.effectiveOn()).reversed())
                .toList();
    }
}
