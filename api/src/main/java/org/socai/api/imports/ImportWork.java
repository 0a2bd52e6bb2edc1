package org.socai.api.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.socai.api.imports.file.FileLimits;
import org.socai.api.imports.file.FileRecord;
import org.socai.api.imports.file.FileRefused;
import org.socai.api.imports.file.ImportFile;
import org.socai.api.imports.file.RecordReader;
import org.socai.api.jobs.Job;
import org.socai.api.jobs.JobRefused;
import org.socai.api.jobs.JobWork;
import org.socai.api.jobs.Jobs;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.storage.DiskReserve;
import org.springframework.stereotype.Component;

/**
 * Books a file that was sent: looks at the whole of it first, then books its rows in batches, each
 * with its progress in one transaction, the next being read while one is written. A file that is
 * not what it claims to be is refused before anything is booked.
 */
@Component
final class ImportWork implements JobWork {
    /** So many rows that reads and commits cost each little, so few that nobody waits long. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Jobs jobs;
    private final BatchBooking booking;
    private final DiskReserve reserve;
    private final LaunchOptions options;
    private final Clock clock;

    ImportWork(
            Jobs jobs,
            BatchBooking booking,
            DiskReserve reserve,
            LaunchOptions options,
            Clock clock) {
        this.jobs = jobs;
        this.booking = booking;
        this.reserve = reserve;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public boolean does(Job job) {
        return ImportKind.ofSlug(job.kind()).isPresent();
    }

    @Override
    public void run(Job job) throws IOException {
        var kind = ImportKind.ofSlug(job.kind()).orElseThrow();
        try {
            var file = ImportFile.check(path(job), kind.shape(), FileLimits.STANDARD);
            jobs.counted(job.id(), file.total());
            try (var records = file.open()) {
                book(job, kind, records, atOnce(file.total() - job.processed()));
            }
        } catch (NoSuchFileException lost) {
            throw new JobRefused(
                    "FILE_LOST", "The file is not on this machine any more; send it again.");
        } catch (FileRefused refused) {
            throw new JobRefused(refused.reason().name(), refused.getMessage());
        }
    }

    /**
     * As few batches as there can be, all of about one size: a last one of a few rows costs much.
     */
    private static int atOnce(long rows) {
        long batches = Math.max(1, Math.ceilDiv(rows, MOST_AT_ONCE));
        return Math.toIntExact(Math.max(1, Math.ceilDiv(rows, batches)));
    }

    private void book(Job job, ImportKind kind, RecordReader records, int atOnce) {
        skip(records, job.processed());
        var today = LocalDate.now(clock);
        long done = job.processed();
        try (var series = booking.series(job)) {
            var batch = next(records, atOnce);
            while (!batch.isEmpty()) {
                reserve.requireRoom();
                booking.book(series, job, kind, done, batch, today);
                done += batch.size();
                batch = next(records, atOnce);
            }
        }
    }

    private static void skip(RecordReader records, long count) {
        for (long i = 0; i < count; i++) {
            records.next();
        }
    }

    private static List<FileRecord> next(RecordReader records, int atOnce) {
        var batch = new ArrayList<FileRecord>(atOnce);
        while (batch.size() < atOnce) {
            var read = records.next();
            if (read == null) {
                break;
            }
            batch.add(read);
        }
        return batch;
    }

    @Override
    public void ended(Job job) throws IOException {
        Files.deleteIfExists(path(job));
    }

    private Path path(Job job) {
        return options.uploads().resolve(job.id().toString());
    }
}
