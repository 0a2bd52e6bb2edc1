package org.socai.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedLoginsTest {
    private final AtomicLong nanoTime =
            new AtomicLong(Long.MAX_VALUE - 10); // the clock of a JVM may overflow
    private final RememberedLogins logins = new RememberedLogins(nanoTime::get);
    private final User lan = user("lan", "hash-1");

    @Test
    void a_login_that_was_right_is_remembered_for_five_minutes() {
        assertThat(logins.remembers(lan, "secret")).isFalse();
        logins.remember(lan, "secret");
        nanoTime.addAndGet(RememberedLogins.KEPT.toNanos() - 1);
        assertThat(logins.remembers(lan, "secret")).isTrue();
        nanoTime.addAndGet(1);
        assertThat(logins.remembers(lan, "secret")).isFalse();
    }

    @Test
    void nothing_is_remembered_for_another_password_another_user_or_another_stored_hash() {
        logins.remember(lan, "secret");
        assertThat(logins.remembers(lan, "Secret")).isFalse();
        assertThat(logins.remembers(user("minh", "hash-1"), "secret")).isFalse();
        assertThat(logins.remembers(user("lan", "hash-2"), "secret")).isFalse();
    }

    @Test
    void only_so_many_are_kept_and_the_oldest_go_first() {
        logins.remember(lan, "secret");
        for (int i = 0; i < 999; i++) {
            logins.remember(user("user" + i, "hash"), "secret");
        }
        logins.remember(lan, "secret");
        logins.remember(user("one.more", "hash"), "secret");
        assertThat(logins.remembers(user("user0", "hash"), "secret")).isFalse();
        assertThat(logins.remembers(user("user1", "hash"), "secret")).isTrue();
        assertThat(logins.remembers(lan, "secret")).isTrue();
    }

    private static User user(String name, String hash) {
        return new User(name, hash, Role.AUDITOR, Instant.EPOCH, false);
    }
}
