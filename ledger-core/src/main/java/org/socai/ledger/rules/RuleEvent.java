package org.socai.ledger.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.StreamId;

/**
 * A rule of the law as it was published to the ledger, with its legal source.
 *
 * <p>A later publication for the same {@link #subject()} replaces the earlier one from the moment
 * it is recorded: an answer as known before that moment keeps the rule it was made with.
 */
public sealed interface RuleEvent extends LedgerEvent {
    /** What the rule settles; two publications with one subject replace one another. */
    String subject();

    /** The decree, decision or notice that says so. */
    String source();

    @Override
    default StreamId stream() {
        return StreamId.rules();
    }

    /**
     * Shipped law is published again whenever it differs from what is in force, so it has no key of
     * its own.
     */
    @Override
    default @Nullable String factKey() {
        return null;
    }

    /** One payer's share of one fund's contribution, from a month on, for the units in scope. */
    record ContributionRatePublished(
            Fund fund,
            Payer payer,
            ContributionMonth from,
            @Nullable ContributionMonth through,
            Rate rate,
            Scope scope,
            String source)
            implements RuleEvent {
        @Override
        public String subject() {
            return "contribution-rate/%s/%s/%s/%s".formatted(fund, payer, scope, from);
        }

        @Override
        public LocalDate effectiveOn() {
            return from.firstDay();
        }

        /** Whether this rate holds for a month and a unit. */
        public boolean covers(ContributionMonth month, boolean budgetFunded) {
            return from.compareTo(month) <= 0
                    && (through == null || month.compareTo(through) <= 0)
                    && scope.covers(budgetFunded);
        }
    }

    /**
     * The monthly rate of late interest for the computations of one calendar year (Decision
     * 595/QD-BHXH Art 37).
     */
    record LateInterestRatePublished(
            FundGroup fundGroup, int year, Rate ratePerMonth, String source) implements RuleEvent {
        /**
         * One document publishes one rate for a group and year; another document may replace it.
         */
        @Override
        public String factKey() {
            return subject() + "/" + source;
        }

        @Override
        public String subject() {
            return subjectOf(fundGroup, year);
        }

        @Override
        public LocalDate effectiveOn() {
            return LocalDate.of(year, 1, 1);
        }

        static String subjectOf(FundGroup fundGroup, int year) {
            return "late-interest-rate/" + fundGroup + "/" + year;
        }
    }

    /** When contributions are due, from a contribution month on. */
    record DueDateRulePublished(ContributionMonth from, DueDateRule rule, String source)
            implements RuleEvent {
        @Override
        public String subject() {
            return "due-date-rule/" + from;
        }

        @Override
        public LocalDate effectiveOn() {
            return from.firstDay();
        }
    }

    /**
     * Regime A: interest computed on the first of each month until {@code lastComputedOn} on
     * principal at least {@code monthsBefore} months old; late bookings of days before {@code
     * firstYearForLateBookings} use that year's rate.
     */
    record MonthlyInterestPublished(
            LocalDate effectiveOn,
            LocalDate lastComputedOn,
            int monthsBefore,
            int firstYearForLateBookings,
            String source)
            implements RuleEvent {
        @Override
        public String subject() {
            return "monthly-interest";
        }

        /**
         * The computations that a declaration booked on a day has missed: from the first one for
         * its cycle to that day inclusive; none when it is booked in time.
         */
        public List<LocalDate> missedBy(ContributionMonth cycleEnd, LocalDate bookedOn) {
            var first = cycleEnd.plusMonths(monthsBefore).firstDay();
            var last = bookedOn.isBefore(lastComputedOn) ? bookedOn : lastComputedOn;
            return first.isAfter(last)
                    ? List.of()
                    : first.datesUntil(last.plusDays(1), Period.ofMonths(1)).toList();
        }

        /** The year whose rate such a declaration bears for a computation it has missed. */
        public int yearOfRateForLateBooking(LocalDate missed) {
            return Math.max(missed.getYear(), firstYearForLateBookings);
        }
    }

    /** Regime B: a charge for every day on overdue principal, from a day on. */
    record DailyChargePublished(LocalDate effectiveOn, Rate ratePerDay, String source)
            implements RuleEvent {
        @Override
        public String subject() {
            return "daily-charge/" + effectiveOn;
        }
    }

    /** The strict order in which money is applied to the funds, from a day on. */
    record AllocationOrderPublished(LocalDate effectiveOn, List<Fund> order, String source)
            implements RuleEvent {
        public AllocationOrderPublished {
            order = List.copyOf(order);
            if (order.size() != Fund.COUNT || !order.containsAll(Fund.ALL)) {
                throw new IllegalArgumentException(
                        "an order of allocation names each fund once, not " + order);
            }
        }

        @Override
        public String subject() {
            return "allocation-order/" + effectiveOn;
        }
    }

    /** A choice made where the law is silent, by its name; see {@link Policy}. */
    record PolicyPublished(Policy policy, LocalDate effectiveOn, boolean on, String source)
            implements RuleEvent {
        @Override
        public String subject() {
            return "policy/" + policy;
        }
    }
}
