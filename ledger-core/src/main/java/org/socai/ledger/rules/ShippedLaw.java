package org.socai.ledger.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.RuleEvent.AllocationOrderPublished;
import org.socai.ledger.rules.RuleEvent.ContributionRatePublished;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;
import org.socai.ledger.rules.RuleEvent.DueDateRulePublished;
import org.socai.ledger.rules.RuleEvent.MonthlyInterestPublished;
import org.socai.ledger.rules.RuleEvent.PolicyPublished;

/**
 * The law that ships with the ledger, read from one dated table per rule with the legal source on
 * every row.
 *
 * <p>A ledger publishes what of it has not been published yet when it starts. Yearly rates of late
 * interest are not part of it: they come from the notices of each year and are loaded by the
 * office.
 */
public final class ShippedLaw {
    private ShippedLaw() {}

    /** All publications, in the order of the tables. */
    public static List<RuleEvent> publications() {
        return Stream.of(
                        rows("contribution-rates.csv", ShippedLaw::contributionRate),
                        rows("due-date-rules.csv", ShippedLaw::dueDateRule),
                        rows("monthly-interest.csv", ShippedLaw::monthlyInterest),
                        rows("daily-charges.csv", ShippedLaw::dailyCharge),
                        rows("allocation-orders.csv", ShippedLaw::allocationOrder),
                        rows("policies.csv", ShippedLaw::policy))
                .flatMap(List::stream)
                .toList();
    }

    private static RuleEvent contributionRate(String[] row) {
        return new ContributionRatePublished(
                Fund.valueOf(row[0]),
                Payer.valueOf(row[1]),
                ContributionMonth.of(LocalDate.parse(row[2])),
                throughMonth(row[3]),
                Rate.ofPercent(row[4]),
                Scope.valueOf(row[5]),
                row[6]);
    }

    private static @Nullable ContributionMonth throughMonth(String day) {
        return day.isEmpty() ? null : ContributionMonth.of(LocalDate.parse(day));
    }

    private static RuleEvent dueDateRule(String[] row) {
        return new DueDateRulePublished(
                ContributionMonth.parse(row[0]), DueDateRule.valueOf(row[1]), row[2]);
    }

    private static RuleEvent monthlyInterest(String[] row) {
        return new MonthlyInterestPublished(
                LocalDate.parse(row[0]),
                LocalDate.parse(row[1]),
                Integer.parseInt(row[2]),
                Integer.parseInt(row[3]),
                row[4]);
    }

    private static RuleEvent dailyCharge(String[] row) {
        return new DailyChargePublished(LocalDate.parse(row[0]), Rate.ofPercent(row[1]), row[2]);
    }

    private static RuleEvent allocationOrder(String[] row) {
        var order = Stream.of(row[1].split(" ", -1)).map(Fund::valueOf).toList();
        return new AllocationOrderPublished(LocalDate.parse(row[0]), order, row[2]);
    }

    private static RuleEvent policy(String[] row) {
        return new PolicyPublished(
                Policy.valueOf(row[0]),
                LocalDate.parse(row[1]),
                Boolean.parseBoolean(row[2]),
                row[3]);
    }

    /** The tables hold no quotes and no commas inside a cell, so a plain split reads them. */
    private static List<RuleEvent> rows(String table, Function<String[], RuleEvent> read) {
        var resource =
                Objects.requireNonNull(
                        ShippedLaw.class.getResourceAsStream("/rules/" + table), table);
        try (var lines =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            int columns = Objects.requireNonNull(lines.readLine(), table).split(",", -1).length;
            var events = new ArrayList<RuleEvent>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var row = line.split(",", -1);
                if (row.length != columns) {
                    throw new IllegalStateException(
                            table + ": '" + line + "' does not have " + columns + " cells");
                }
                events.add(read.apply(row));
            }
            return events;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
