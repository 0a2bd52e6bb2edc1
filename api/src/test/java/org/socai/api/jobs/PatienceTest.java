package org.socai.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.socai.api.database.Setback;

class PatienceTest {
    private final Patience patience = new Patience();
    private final UUID id = UUID.randomUUID();

    private Job job(long processed) {
        return new Job(
                id,
                "payments",
                Job.State.RUNNING,
                "finance",
                null,
                1_000,
                processed,
                processed,
                0,
                0,
                "");
    }

    @Test
    void pauses_grow_up_to_ten_seconds() {
        assertThat(patience.next(job(0))).isEqualTo(Duration.ofMillis(500));
        assertThat(patience.next(job(0))).isEqualTo(Duration.ofSeconds(1));
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(patience.next(job(0)))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        }
        assertThat(patience.next(job(0))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void they_are_short_again_when_the_job_has_come_further_or_something_succeeded() {
        for (int attempt = 0; attempt < 20; attempt++) {
            patience.next(job(0));
        }
        assertThat(patience.next(job(500))).isEqualTo(Duration.ofMillis(500));
        patience.next();
        patience.over();
        assertThat(patience.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_file_is_asked_for_ten_times_and_a_database_for_ever() {
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(patience.allows(Setback.FILE_UNREADABLE, job(0))).isTrue();
            patience.next(job(0));
        }
        assertThat(patience.allows(Setback.FILE_UNREADABLE, job(0))).isFalse();
        assertThat(patience.allows(Setback.FILE_UNREADABLE, job(500))).isTrue();
        assertThat(patience.allows(Setback.DATABASE_UNAVAILABLE, job(0))).isTrue();
        assertThat(patience.allows(Setback.STORAGE_FULL, job(0))).isTrue();
    }
}
