package org.socai.api.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.Unpositioned;
import org.socai.projections.feed.ProjectionPosition;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Waits until everything committed before has a position and is part of every answer. */
@Component
public class Settling {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final DataSource database;
    private final LedgerReader reader;
    private final ProjectionPosition projections;

    Settling(DataSource writePool, LedgerReader reader, ProjectionPosition projections) {
        this.database = writePool;
        this.reader = reader;
        this.projections = projections;
    }

    /** Returns the last position once answers include it; goes on waiting as long as it takes. */
    public long await() throws InterruptedException {
        return await(Long.MAX_VALUE);
    }

    /**
     * Returns the last position once answers include it, for somebody who waits for an answer.
     *
     * @throws RequestRefused when that takes too long; what was recorded before stays recorded
     */
    public long awaitForAnswer() throws InterruptedException {
        return await(System.nanoTime() + LONGEST_ANSWER.toNanos());
    }

    private long await(long deadline) throws InterruptedException {
        var committed = read(Unpositioned::ids);
        while (!read(connection -> Unpositioned.none(connection, committed))) {
            refuseAfter(deadline);
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
        long position = read(reader::lastPosition);
        while (!projections.awaitPosition(position, A_WHILE)) {
            refuseAfter(deadline);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        }
        return position;
    }

    private static void refuseAfter(long deadline) {
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            throw new RequestRefused(
                    ProblemType.PROJECTIONS_BEHIND,
                    "it is recorded, and answers will include it; sending it again changes"
                            + " nothing");
        }
    }

    /** What is read from the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * Each question gives its connection back at once: if those who wait for the sequencer held all
     * of them, a sequencer that lost its own could never get another.
     */
    private <T> T read(Question<T> question) {
        try (var connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException lost) {
            throw new DataAccessResourceFailureException(
                    "the last position could not be read", lost);
        }
    }
}
