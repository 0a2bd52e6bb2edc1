package org.socai.api.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.api.jobs.Job.Progress;
import org.socai.api.jobs.Job.Rejection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The jobs table. */
@Repository
public class Jobs {
    /** Whoever gets it reads again where the job stands. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private final JdbcClient jdbc;

    Jobs(DataSource writePool) {
        this.jdbc = JdbcClient.create(writePool);
    }

    /** Puts an import at the end of the queue. */
    public void addImport(
            UUID id, String kind, String actor, @Nullable String fileName, String sha256) {
        jdbc.sql(
                        """
                        insert into job (id, kind, state, actor, file_name, file_sha256) values (?, ?, 'RUNNING', ?, ?, ?)
                        """)
                .param(id)
                .param(kind)
                .param(actor)
                .param(fileName)
                .param(sha256)
                .update();
    }

    /** Puts a closing at the end of the queue. */
    public void addClosing(UUID id, String actor, String through) {
        jdbc.sql(
                        "insert into job (id, kind, state, actor, through) values (?, 'closing',"
                                + " 'RUNNING', ?, ?)")
                .params(id, actor, through)
                .update();
    }

    public Optional<Job> find(UUID id) {
        return jdbc.sql("select * from job where id = ?")
                .param(id)
                .query((row, _) -> job(row))
                .optional();
    }

    /** The job whose turn it is. */
    Optional<Job> next() {
        return jdbc.sql("select * from job where state = 'RUNNING' order by number limit 1")
                .query((row, _) -> job(row))
                .optional();
    }

    /** A page of what a job did not book, in the order of the file. */
    public List<Rejection> rejections(UUID job, int page, int size) {
        return jdbc.sql(
                        """
                        select line, code, message from job_rejection where job = ? order by number limit ? offset ?
                        """)
                .params(job, size, (long) page * size)
                .query(
                        (row, _) ->
                                new Rejection(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * Says how many rows a job has. Nobody waits for the disk: whoever goes on with the job after a
     * crash counts again.
     */
    public void counted(UUID job, long total) {
        jdbc.sql(
                        """
                        with unhurried as materialized (select set_config('synchronous_commit', 'off', true))
                        update job set total = ? from unhurried where id = ?
                        """)
                .params(total, job)
                .update();
    }

    /**
     * Records a batch in the transaction that books it.
     *
     * @param before how many rows had been looked at; another number means that somebody else ran
     *     the job
     */
    public static void advance(
            Connection connection, UUID job, long before, Progress progress, String resumeAfter)
            throws SQLException {
        try (var update =
                connection.prepareStatement(
                        """
                        update job set processed = processed + ?, accepted = accepted + ?, duplicates = duplicates + ?,
                                       rejected = rejected + ?, resume_after = ?
                        where id = ? and processed = ?
                        """)) {
            update.setLong(1, progress.processed());
            update.setLong(2, progress.accepted());
            update.setLong(3, progress.duplicates());
            update.setLong(4, progress.rejections().size());
            update.setString(5, resumeAfter);
            update.setObject(6, job);
            update.setLong(7, before);
            if (update.executeUpdate() != 1) {
                throw new SQLException(
                        "job " + job + " is being run by somebody else", SERIALIZATION_FAILURE);
            }
        }
        reject(connection, job, progress.rejections());
    }

    private static void reject(Connection connection, UUID job, List<Rejection> rejections)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into job_rejection (job, line, code, message) values (?, ?, ?, ?)
                        """)) {
            for (var rejection : rejections) {
                insert.setObject(1, job);
                insert.setLong(2, rejection.line());
                insert.setString(3, rejection.code());
                insert.setString(4, rejection.message());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    public void succeeded(UUID job) {
        jdbc.sql(
                        """
                        update job set state = 'SUCCEEDED', finished_at = clock_timestamp() where id = ?
                        """)
                .param(job)
                .update();
    }

    /** The ids of the jobs that wait or run, as text. */
    public Set<String> running() {
        return jdbc.sql("select id::text from job where state = 'RUNNING'")
                .query((row, _) -> row.getString(1))
                .set();
    }

    /** Ends a job that was refused as a whole, with the reason as its only rejection. */
    public void failed(UUID job, Rejection reason) {
        jdbc.sql(
                        """
                        with ended as (
                            update job set state = 'FAILED', finished_at = clock_timestamp()
                            where id = ? and state = 'RUNNING' returning id)
                        insert into job_rejection (job, line, code, message)
                        select id, ?, ?, ? from ended
                        """)
                .params(job, reason.line(), reason.code(), reason.message())
                .update();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                Job.State.valueOf(row.getString("state")),
                row.getString("actor"),
                row.getString("through"),
                row.getLong("total"),
                row.getLong("processed"),
                row.getLong("accepted"),
                row.getLong("duplicates"),
                row.getLong("rejected"),
                row.getString("resume_after"));
    }
}
