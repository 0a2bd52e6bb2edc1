package org.socai.api.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.socai.api.bench.Ledger.Done;
import org.socai.api.dataset.DataSet;
import org.socai.api.dataset.Manifest;
import org.socai.ledger.contribution.ContributionMonth;

/**
 * Lets the ledger grow as it does in an office: month after month what arrived is booked, then the
 * month is closed. Every file must come to what the data set says of it.
 */
final class Growth {
    private final DataSet data;
    private final Path folder;
    private final List<Manifest.Entry> ahead;
    private final Ledger ledger;
    private final List<Booked> booked = new ArrayList<>();
    private final List<Closed> closed = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private int months;

    /** A booked file: its facts, and the events that they came to. */
    record Booked(int months, String kind, long facts, long events, Done done) {
        double eventsPerSecond() {
            return events * 1e9 / done.bookedNanos();
        }

        double factsPerSecond() {
            return facts * 1e9 / done.bookedNanos();
        }
    }

    /** A closed month. */
    record Closed(int months, double seconds) {}

    Growth(DataSet data, Path folder, Manifest manifest, Ledger ledger) {
        this.data = data;
        this.folder = folder;
        this.ahead = new ArrayList<>(manifest.files());
        this.ledger = ledger;
    }

    /** Books and closes until so many months have been declared. */
    void to(int wanted, Progress progress) throws IOException, InterruptedException {
        if (months == 0) {
            book("late-interest-rates");
            book("units");
        }
        while (months < wanted) {
            var month = data.month(months);
            months++;
            book("-" + month + ".csv");
            var done = ledger.close(month);
            closed.add(new Closed(months, done.visibleNanos() / 1e9));
            if (done.job().rejected() > 0) {
                findings.add("%d units did not close %s".formatted(done.job().rejected(), month));
            }
            if (months % 8 == 0 || months == wanted) {
                progress.say("%d of %d months are booked and closed".formatted(months, wanted));
            }
        }
    }

    /** Books the files whose names hold a text, in their order. */
    private void book(String text) throws IOException, InterruptedException {
        var now = ahead.stream().filter(entry -> entry.file().contains(text)).toList();
        ahead.removeAll(now);
        for (var entry : now) {
            long before = ledger.settled();
            var done = ledger.importFile(entry.kind(), folder.resolve(entry.file()));
            compare(entry, done);
            booked.add(
                    new Booked(
                            months,
                            entry.kind(),
                            entry.accepted(),
                            ledger.settled() - before,
                            done));
        }
    }

    private void compare(Manifest.Entry entry, Done done) {
        var job = done.job();
        if (job.accepted() != entry.accepted()
                || job.duplicates() != entry.duplicates()
                || job.rejected() != entry.rejected()) {
            findings.add(
                    "%s: %d accepted, %d duplicates, %d rejected instead of %d, %d, %d"
                            .formatted(
                                    entry.file(),
                                    job.accepted(),
                                    job.duplicates(),
                                    job.rejected(),
                                    entry.accepted(),
                                    entry.duplicates(),
                                    entry.rejected()));
        }
    }

    /** What did not come to what the data set says. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** The files of one kind that were booked last; about a quarter of the months so far. */
    List<Booked> lately(String kind) {
        int from = months - Math.max(1, months / 4);
        return booked.stream()
                .filter(file -> file.kind().equals(kind) && file.months() > from)
                .toList();
    }

    /** The months that were closed last. */
    List<Closed> closedLately() {
        int from = months - Math.max(1, Math.min(8, months / 4));
        return closed.stream().filter(month -> month.months() > from).toList();
    }

    /** The month after the last one declared. */
    ContributionMonth nextMonth() {
        return data.month(months - 1).plusMonths(1);
    }

    /** The first and the last month declared. */
    ContributionMonth firstMonth() {
        return data.month(0);
    }

    int months() {
        return months;
    }
}
