package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;

/** Which daily charge holds on which days (regime B). */
final class DailyRates {
    private final List<DailyChargePublished> latestFirst;

    /** The first day that bears a charge. */
    private final LocalDate from;

    DailyRates(List<DailyChargePublished> latestFirst) {
        this.latestFirst = latestFirst;
        this.from = latestFirst.isEmpty() ? LocalDate.MAX : latestFirst.getLast().effectiveOn();
    }

    /** The first day that bears a charge; the last day there is where none does. */
    LocalDate from() {
        return from;
    }

    /** Takes days under one rate, counted from 1970. */
    @FunctionalInterface
    interface Span {
        void charge(long firstDay, long lastDay, DailyChargePublished rate);
    }

    /** Hands over the days from the first to the last that bear a charge, a span for each rate. */
    void forEachSpan(LocalDate first, LocalDate last, Span span) {
        if (last.isBefore(from)) {
            return;
        }
        var start = first;
        while (!start.isAfter(last)) {
            var rate = on(start);
            var end = lastDayUnderOneRate(start, last);
            if (rate != null) {
                span.charge(start.toEpochDay(), end.toEpochDay(), rate);
            }
            start = end.plusDays(1);
        }
    }

    private @Nullable DailyChargePublished on(LocalDate day) {
        for (var rate : latestFirst) {
            if (!rate.effectiveOn().isAfter(day)) {
                return rate;
            }
        }
        return null;
    }

    private LocalDate lastDayUnderOneRate(LocalDate start, LocalDate through) {
        var last = through;
        for (var rate : latestFirst) {
            if (rate.effectiveOn().isAfter(start) && !rate.effectiveOn().isAfter(last)) {
                last = rate.effectiveOn().minusDays(1);
            }
        }
        return last;
    }
}
