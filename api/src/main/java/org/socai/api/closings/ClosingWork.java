package org.socai.api.closings;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.socai.api.jobs.Job;
import org.socai.api.jobs.Job.Progress;
import org.socai.api.jobs.Job.Rejection;
import org.socai.api.jobs.JobWork;
import org.socai.api.jobs.Jobs;
import org.socai.api.storage.DiskReserve;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.BookingSeries;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitRejected;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes every month up to one, unit after unit in batches. Units that wait for a rate are listed
 * and stay open; closing again after the rate is published closes them.
 */
@Component
final class ClosingWork implements JobWork {
    private static final int BATCH = 1_000;

    private final Jobs jobs;
    private final Bookings bookings;
    private final EventLog log;
    private final DiskReserve reserve;
    private final DataSource database;

    ClosingWork(
            Jobs jobs, Bookings bookings, EventLog log, DiskReserve reserve, DataSource writePool) {
        this.jobs = jobs;
        this.bookings = bookings;
        this.log = log;
        this.reserve = reserve;
        this.database = writePool;
    }

    @Override
    public boolean does(Job job) {
        return job.kind().equals("closing");
    }

    @Override
    public void run(Job job) {
        var through = ContributionMonth.parse(Objects.requireNonNull(job.through()));
        jobs.counted(job.id(), countUnits());
        long done = job.processed();
        try (var series = bookings.series(job.actor())) {
            var batch = next(job.resumeAfter());
            while (!batch.isEmpty()) {
                reserve.requireRoom();
                close(series, job, through, done, batch);
                done += batch.size();
                batch = next(batch.getLast().value());
            }
        }
    }

    private static void close(
            BookingSeries series,
            Job job,
            ContributionMonth through,
            long done,
            List<StreamId> batch) {
        var commands = batch.stream().map(s -> new CloseMonths(s.unit(), through)).toList();
        var last = batch.getLast().value();
        series.book(
                booking -> close(booking, commands, done),
                (connection, progress) -> Jobs.advance(connection, job.id(), done, progress, last));
    }

    private static Progress close(Booking booking, List<CloseMonths> commands, long done)
            throws SQLException {
        booking.prepare(commands);
        long accepted = 0;
        var rejections = new ArrayList<Rejection>();
        for (int i = 0; i < commands.size(); i++) {
            accepted += close(booking, commands.get(i), done + i + 1, rejections);
        }
        long duplicates = commands.size() - accepted - rejections.size();
        return new Progress(commands.size(), accepted, duplicates, rejections);
    }

    private static long close(
            Booking booking, CloseMonths command, long number, List<Rejection> rejections)
            throws SQLException {
        try {
            return booking.send(command, null) == Outcome.ACCEPTED ? 1 : 0;
        } catch (UnitRejected refused) {
            rejections.add(new Rejection(number, refused.reason().name(), refused.sentence()));
            return 0;
        }
    }

    private List<StreamId> next(String after) {
        try (var connection = database.getConnection()) {
            return log.unitStreams(connection, after, BATCH);
        } catch (SQLException lost) {
            throw new DataAccessResourceFailureException("the units could not be listed", lost);
        }
    }

    private long countUnits() {
        return JdbcClient.create(database)
                .sql("select count(*) from event where sequence = 0 and stream like 'unit:%'")
                .query(Long.class)
                .single();
    }

    @Override
    public void ended(Job job) {}
}
