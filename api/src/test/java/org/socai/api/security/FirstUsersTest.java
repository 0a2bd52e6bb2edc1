package org.socai.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.ledger.store.TestPostgres;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FirstUsersTest {
    private final Users users = new Users(TestPostgres.freshDatabase().app());
    private final Passwords passwords = new Passwords();

    @Test
    void a_demonstration_has_one_user_per_role_with_the_password_that_was_set() {
        start(true, Map.of("SOCAI_DEMO_PASSWORD", "demo"));
        assertThat(users.all())
                .extracting(User::name)
                .containsExactlyInAnyOrderElementsOf(everyRole());
        assertThat(users.all())
                .allMatch(user -> user.name().equals(user.role().text()) && opens(user, "demo"));
    }

    @Test
    void a_password_set_later_replaces_the_one_of_an_earlier_start() {
        start(true, Map.of("SOCAI_DEMO_PASSWORD", "first"));
        start(true, Map.of("SOCAI_DEMO_PASSWORD", "second"));
        assertThat(users.all())
                .hasSize(Role.values().length)
                .allMatch(user -> opens(user, "second"));
    }

    @Test
    void a_start_without_a_password_leaves_the_one_of_an_earlier_start() {
        start(true, Map.of("SOCAI_DEMO_PASSWORD", "first"));
        start(true, Map.of());
        assertThat(users.all()).allMatch(user -> opens(user, "first"));
    }

    @Test
    void a_ledger_that_is_no_demonstration_begins_with_one_administrator() {
        start(false, Map.of("SOCAI_ADMIN_PASSWORD", "chosen by the operator"));
        assertThat(users.all())
                .singleElement()
                .satisfies(
                        admin -> {
                            assertThat(admin.role()).isEqualTo(Role.ADMIN);
                            assertThat(opens(admin, "chosen by the operator")).isTrue();
                        });
        start(false, Map.of("SOCAI_ADMIN_PASSWORD", "chosen anew"));
        assertThat(users.all())
                .singleElement()
                .matches(admin -> opens(admin, "chosen by the operator"));
    }

    @Test
    void a_password_longer_than_bcrypt_reads_is_refused_at_the_start() {
        assertThatThrownBy(() -> start(true, Map.of("SOCAI_DEMO_PASSWORD", "x".repeat(73))))
                .hasMessageContaining("SOCAI_DEMO_PASSWORD");
    }

    @Test
    void random_passwords_differ_and_are_hard_to_guess() {
        assertThat(passwords.random()).hasSize(20).isNotEqualTo(passwords.random());
    }

    private void start(boolean demoUsers, Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        var options = new LaunchOptions(Command.SERVE, 0, Path.of("unused"), null, demoUsers);
        new FirstUsers(options, environment, users, passwords).afterSingletonsInstantiated();
    }

    private boolean opens(User user, String password) {
        return passwords.matches(password, user.passwordHash());
    }

    private static Iterable<String> everyRole() {
        return Stream.of(Role.values()).map(Role::text).toList();
    }
}
