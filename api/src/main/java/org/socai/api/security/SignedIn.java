package org.socai.api.security;

import org.springframework.security.core.AuthenticatedPrincipal;

/** Who sent a request, and the stored hash the password was checked against. */
record SignedIn(String name, Role role, String passwordHash) implements AuthenticatedPrincipal {
    static SignedIn as(User user) {
        return new SignedIn(user.name(), user.role(), user.passwordHash());
    }

    /** Whether what was checked then still holds. */
    boolean isStill(User user) {
        return !user.disabled() && user.role() == role && user.passwordHash().equals(passwordHash);
    }

    @Override
    public String getName() {
        return name;
    }

    /** Without the hash: this ends up in logs. */
    @Override
    public String toString() {
        return name;
    }
}
