package org.socai.api.security;

import java.time.Instant;

/** A user as the table has one. */
record User(String name, String passwordHash, Role role, Instant createdAt, boolean disabled) {
    /** Without the hash: this ends up in logs. */
    @Override
    public String toString() {
        return name + " (" + role.text() + (disabled ? ", disabled)" : ")");
    }
}
