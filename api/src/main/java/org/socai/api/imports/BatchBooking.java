package org.socai.api.imports;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.socai.api.imports.RowBook.Read;
import org.socai.api.imports.file.FileRecord;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.api.jobs.Job;
import org.socai.api.jobs.Job.Progress;
import org.socai.api.jobs.Job.Rejection;
import org.socai.api.jobs.Jobs;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.BookingSeries;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Publications;
import org.socai.ledger.booking.Publications.Result;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.UnitRejected;
import org.springframework.stereotype.Component;

/** Books one batch of rows; a bad row costs only itself. */
@Component
final class BatchBooking {
    private final Bookings bookings;
    private final Publications publications;

    BatchBooking(Bookings bookings, Publications publications) {
        this.bookings = bookings;
        this.publications = publications;
    }

    /** Takes the batches of one job, in the order of the file. */
    BookingSeries series(Job job) {
        return bookings.series(job.actor());
    }

    /**
     * Books a batch and records the job's progress with it; all of both, or nothing. Facts are
     * committed while the next batch is read, rates at once.
     */
    void book(
            BookingSeries series,
            Job job,
            ImportKind kind,
            long done,
            List<FileRecord> batch,
            LocalDate today) {
        switch (kind) {
            case UNITS -> book(series, job, done, batch, new UnitRows());
            case DECLARATIONS -> book(series, job, done, batch, new DeclarationRows());
            case PAYMENTS -> book(series, job, done, batch, new PaymentRows(today));
            case REVERSALS -> book(series, job, done, batch, new ReversalRows());
            case LATE_INTEREST_RATES -> publish(series, job, done, batch);
        }
    }

    private static <T> void book(
            BookingSeries series, Job job, long done, List<FileRecord> batch, RowBook<T> rows) {
        var unreadable = new ArrayList<Rejection>();
        var facts = rows.order(read(batch, rows::read, unreadable));
        series.book(
                booking -> {
                    rows.prepare(booking, facts.stream().map(Read::fact).toList());
                    var tally = new Tally(unreadable);
                    for (var fact : facts) {
                        decide(booking, rows, fact, job, tally);
                    }
                    return tally.progress(batch.size());
                },
                (connection, progress) -> Jobs.advance(connection, job.id(), done, progress, ""));
    }

    private static <T> void decide(
            Booking booking, RowBook<T> rows, Read<T> read, Job job, Tally tally)
            throws SQLException {
        try {
            var source = "{\"import\":\"" + job.id() + "\",\"line\":" + read.line() + "}";
            switch (rows.book(booking, read.fact(), source)) {
                case ACCEPTED -> tally.accepted++;
                case DUPLICATE -> tally.duplicates++;
            }
        } catch (UnitRejected refused) {
            tally.reject(read.line(), refused.reason().name(), refused.sentence());
        }
    }

    private void publish(BookingSeries series, Job job, long done, List<FileRecord> batch) {
        var tally = new Tally(List.of());
        var rates = read(batch, RateRows::read, tally.rejections);
        List<RuleEvent> events = rates.stream().<RuleEvent>map(Read::fact).toList();
        try {
            publications.publish(
                    job.actor(),
                    events,
                    (connection, results) -> {
                        for (int i = 0; i < results.size(); i++) {
                            tally(results.get(i), rates.get(i).line(), events.get(i), tally);
                        }
                        Jobs.advance(connection, job.id(), done, tally.progress(batch.size()), "");
                    });
        } catch (UnitRejected refused) {
            // A unit could not be posted anew: nothing is published, and every row says why.
            rates.forEach(
                    rate -> tally.reject(rate.line(), refused.reason().name(), refused.sentence()));
            series.book(
                    _ -> tally.progress(batch.size()),
                    (connection, progress) ->
                            Jobs.advance(connection, job.id(), done, progress, ""));
        }
    }

    private static void tally(Result result, long line, RuleEvent rate, Tally tally) {
        switch (result) {
            case PUBLISHED -> tally.accepted++;
            case REPEATED -> tally.duplicates++;
            case KEY_REUSED ->
                    tally.reject(
                            line,
                            UnitRejected.Reason.KEY_REUSED.name(),
                            rate.source() + " is recorded with another rate for " + rate.subject());
        }
    }

    private static <T> List<Read<T>> read(
            List<FileRecord> batch, Reading<T> reading, List<Rejection> rejections) {
        var facts = new ArrayList<Read<T>>();
        for (var record : batch) {
            switch (record) {
                case BadRow bad ->
                        rejections.add(
                                new Rejection(bad.line(), bad.defect().name(), bad.message()));
                case FileRow row -> {
                    try {
                        facts.add(new Read<>(row.line(), reading.read(new Cells(row))));
                    } catch (RowRejected refused) {
                        rejections.add(
                                new Rejection(
                                        row.line(), refused.code().name(), refused.sentence()));
                    }
                }
            }
        }
        return facts;
    }

    /** Makes a fact of a row's cells. */
    private interface Reading<T> {
        T read(Cells cells);
    }

    /** What a batch comes to while it is decided; made anew when it is decided again. */
    private static final class Tally {
        private final List<Rejection> rejections;
        private long accepted;
        private long duplicates;

        Tally(List<Rejection> unreadable) {
            this.rejections = new ArrayList<>(unreadable);
        }

        void reject(long line, String code, String message) {
            rejections.add(new Rejection(line, code, message));
        }

        Progress progress(long rows) {
            rejections.sort(Comparator.comparingLong(Rejection::line));
            return new Progress(rows, accepted, duplicates, List.copyOf(rejections));
        }
    }
}
