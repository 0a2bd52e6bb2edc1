package org.socai.api.security;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.socai.api.launch.LaunchOptions;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The users a fresh ledger has before the first request: one per role for demonstrations, otherwise
 * one administrator. A password that nobody chose is random and is printed once.
 */
@Component
final class FirstUsers implements SmartInitializingSingleton {
    private static final String DEMO_PASSWORD = "SOCAI_DEMO_PASSWORD";
    private static final String ADMIN_PASSWORD = "SOCAI_ADMIN_PASSWORD";

    private final LaunchOptions options;
    private final Environment environment;
    private final Users users;
    private final Passwords passwords;

    FirstUsers(LaunchOptions options, Environment environment, Users users, Passwords passwords) {
        this.options = options;
        this.environment = environment;
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public void afterSingletonsInstantiated() {
        switch (options.command()) {
            case REBUILD, ADOPT, BENCH -> {
                return; // nobody signs in
            }
            case DEMO, SERVE -> {}
        }
        if (options.demoUsers()) {
            demonstrate();
        } else if (users.isEmpty()) {
            administer();
        }
    }

    /**
     * One user per role. A password that was set is theirs from now on; a random one goes only to
     * those that are new.
     */
    private void demonstrate() {
        var chosen = chosen(DEMO_PASSWORD);
        var password = chosen == null ? passwords.random() : chosen;
        var hash = passwords.hash(password);
        var known = users.all().stream().map(User::name).toList();
        var added =
                Stream.of(Role.values())
                        .filter(role -> users.add(role.text(), hash, role))
                        .map(Role::text)
                        .toList();
        if (chosen != null) {
            setAnew(known, chosen);
        } else if (!added.isEmpty()) {
            System.out.println(
                    "demo password: " + password + " (" + String.join(", ", added) + ")");
        }
    }

    private void setAnew(List<String> known, String password) {
        for (var role : Role.values()) {
            var user = known.contains(role.text()) ? users.find(role.text()) : null;
            if (user != null && !passwords.matches(password, user.passwordHash())) {
                users.changePassword(role.text(), passwords.hash(password));
            }
        }
    }

    private void administer() {
        var chosen = chosen(ADMIN_PASSWORD);
        var password = chosen == null ? passwords.random() : chosen;
        var added = users.add(Role.ADMIN.text(), passwords.hash(password), Role.ADMIN);
        if (added && chosen == null) {
            System.out.println("password of admin: " + password);
        }
    }

    private @Nullable String chosen(String variable) {
        var password = environment.getProperty(variable);
        if (password == null || password.isEmpty()) {
            return null;
        }
        if (!Passwords.fits(password)) {
            throw new IllegalStateException(
                    variable
                            + " is longer than "
                            + Passwords.MOST_BYTES
                            + " bytes, the most a password can have");
        }
        return password;
    }
}
