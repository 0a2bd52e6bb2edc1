package org.socai.projections.arrears;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.socai.projections.arrears.OpenStretch.DailyCharge;
import org.socai.projections.arrears.OpenStretch.Window;
import org.socai.projections.feed.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a question about the charges of many units needs to know besides its dates.
 *
 * @param stretch the days not covered by what stands posted
 * @param closedMonth the first day of the month whose closing says that charges stand posted
 *     through the beginning of the stretch
 * @param provable false where nothing can be said of any unit but by deriving its figures
 */
record ChargeQuestion(AsOf asOf, OpenStretch stretch, LocalDate closedMonth, boolean provable) {

    /** Gives the statement its parameters, apart from those that say whose charges are meant. */
    StatementSpec bindTo(StatementSpec statement) {
        long position = asOf.position();
        long day = stretch.day().toEpochDay();
        long after = stretch.after().toEpochDay();
        return windows(statement)
                .param("day", stretch.day())
                .param("after", stretch.after())
                .param("position", position)
                .param("closedMonth", closedMonth)
                .param("provable", provable)
                .param("knownAbove", array(IntervalTree.above(position).stream()))
                .param("knownUpTo", array(IntervalTree.upTo(position).stream()))
                .param("daysAbove", array(IntervalTree.above(day).stream()))
                .param(
                        "daysBelow",
                        array(IntervalTree.upTo(after).stream().filter(fork -> fork < after)));
    }

    private StatementSpec windows(StatementSpec statement) {
        var windows = stretch.windows();
        var charges = stretch.dailyCharges();
        return statement
                .param("keys", windows.stream().map(Window::key).toArray(Integer[]::new))
                .param("froms", days(windows, Window::from))
                .param("throughs", days(windows, Window::through))
                .param("dueThroughs", days(windows, Window::dueThrough))
                .param("siRates", array(windows.stream().map(Window::si)))
                .param("hiRates", array(windows.stream().map(Window::hi)))
                .param("chargedFroms", days(charges, DailyCharge::from))
                .param("chargedUntils", days(charges, DailyCharge::until))
                .param("chargedRates", array(charges.stream().map(DailyCharge::rate)))
                .param("lastComputedOn", stretch.lastComputedOn())
                .param("monthsBefore", stretch.monthsBefore())
                .param("openDays", days(openDays(), day -> day));
    }

    /** The days of whole months that are not closed. */
    private List<LocalDate> openDays() {
        var first = stretch.after().plusDays(1);
        var end = stretch.lastEndOfMonth().plusDays(1);
        return first.isBefore(end) ? first.datesUntil(end).toList() : List.of();
    }

    private static <T> String[] days(Collection<T> items, Function<T, LocalDate> day) {
        return items.stream().map(day).map(LocalDate::toString).toArray(String[]::new);
    }

    private static Long[] array(Stream<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}
