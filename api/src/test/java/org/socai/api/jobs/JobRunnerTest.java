package org.socai.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socai.api.database.ConnectionPools;
import org.socai.api.database.TestDatabase;
import org.socai.api.system.Waiting;
import org.socai.ledger.store.EventCodec;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.ProjectionPosition;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs that fail, with jobs behind them. */
class JobRunnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConnectionPools pools = ConnectionPools.open(TestDatabase.fresh());
    private final Jobs jobs = new Jobs(pools.writes());
    private final Standstill standstill = new Standstill();
    private final JobAnswers answers = new JobAnswers(jobs, standstill);
    private final JobSignal signal = new JobSignal();
    private final AtomicInteger attempts = new AtomicInteger();
    private JobRunner runner;

    /** A work of one kind of job, and what it does. */
    private record Work(String kind, Attempt attempt) implements JobWork {
        @Override
        public boolean does(Job job) {
            return job.kind().equals(kind);
        }

        @Override
        public void run(Job job) {
            attempt.make();
        }

        @Override
        public void ended(Job job) {}
    }

    @FunctionalInterface
    private interface Attempt {
        void make();
    }

    @BeforeEach
    void a_runner_of_jobs_that_fail_in_their_ways() {
        var works =
                List.<JobWork>of(
                        new Work("mistake", this::mistake),
                        new Work("endless", () -> endless(0)),
                        new Work("impossible", this::divideByZero),
                        new Work("lost", this::lost),
                        new Work("cut-off", this::cutOff),
                        new Work("fine", () -> {}));
        var settling =
                new Settling(
                        pools.writes(),
                        new LedgerReader(new EventCodec()),
                        new ProjectionPosition(pools.writes()));
        runner = new JobRunner(jobs, works, settling, standstill, signal);
        runner.start();
    }

    private void mistake() {
        attempts.incrementAndGet();
        throw new IllegalStateException("a mistake of the program");
    }

    private static int endless(int depth) {
        return depth == Integer.MAX_VALUE ? 0 : 1 + endless(depth + 1);
    }

    private void divideByZero() {
        attempts.incrementAndGet();
        JdbcClient.create(pools.writes()).sql("select 1 / 0").query(Integer.class).single();
    }

    private void lost() {
        if (attempts.incrementAndGet() <= 2) {
            throw new DataAccessResourceFailureException("nobody answers");
        }
    }

    /** The server ends the session that the job works in. */
    private void cutOff() {
        if (attempts.incrementAndGet() > 1) {
            return;
        }
        try (Connection connection = pools.writes().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException cut) {
            throw new DataAccessResourceFailureException("cut off", cut);
        }
    }

    @AfterEach
    void stop() {
        runner.stop();
        pools.close();
    }

    @Test
    void a_mistake_of_the_program_ends_its_job_after_one_attempt_and_the_next_has_its_turn() {
        var poison = add("mistake");
        var next = add("fine");

        assertThat(ended(next).state()).isEqualTo(Job.State.SUCCEEDED);
        givenUp(poison);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void what_the_database_refuses_for_ever_ends_its_job_and_the_next_has_its_turn() {
        var poison = add("impossible");
        var next = add("fine");

        assertThat(ended(next).state()).isEqualTo(Job.State.SUCCEEDED);
        givenUp(poison);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void an_error_of_the_machine_ends_its_job_and_not_the_runner() {
        var poison = add("endless");
        var next = add("fine");

        assertThat(ended(next).state()).isEqualTo(Job.State.SUCCEEDED);
        givenUp(poison);
    }

    @Test
    void a_lost_database_is_waited_for_and_whoever_asks_is_told_so() {
        var job = add("lost");
        Waiting.until(
                "told what it waits for",
                PATIENCE,
                () -> "the database does not answer".equals(answer(job).waitingFor()));

        var ended = ended(job);

        assertThat(ended.state()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(ended.waitingFor()).isNull();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_session_that_the_server_ends_is_a_lost_database() {
        assertThat(ended(add("cut-off")).state()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_kind_of_which_nothing_is_known_is_refused() {
        var ended = ended(add("unheard-of"));
        assertThat(ended.rejections()).extracting(Job.Rejection::code).containsOnly("UNKNOWN_KIND");
    }

    private void givenUp(UUID job) {
        var ended = answer(job);
        assertThat(ended.state()).isEqualTo(Job.State.FAILED);
        assertThat(ended.waitingFor()).isNull();
        assertThat(ended.rejections())
                .singleElement()
                .satisfies(
                        reason -> {
                            assertThat(reason.line()).isZero();
                            assertThat(reason.code()).isEqualTo("INTERNAL_ERROR");
                            assertThat(reason.message()).doesNotContain("mistake", "zero");
                        });
    }

    private UUID add(String kind) {
        var id = UUID.randomUUID();
        jobs.addImport(id, kind, "tester", null, "0");
        signal.added();
        return id;
    }

    private JobView ended(UUID job) {
        Waiting.until("ended", PATIENCE, () -> answer(job).state() != Job.State.RUNNING);
        return answer(job);
    }

    private JobView answer(UUID job) {
        return answers.answer(job, false, 0, 10);
    }
}
