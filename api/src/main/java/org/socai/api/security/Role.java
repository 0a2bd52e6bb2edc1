package org.socai.api.security;

import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a user is there for. Everybody has exactly one role, and none includes another. */
public enum Role {
    /** Units, declarations, adjustments. */
    COLLECTOR,
    /** Payments and what becomes of them. */
    FINANCE,
    /** Rates and closings. */
    DIRECTOR,
    /** Reads, and later inspects. */
    INSPECTOR,
    /** Reads everything, at any pair of dates. */
    AUDITOR,
    /** Reports and exports, nothing else. */
    REPORTER,
    /** Users and operations; no fact of the ledger, neither to read nor to write. */
    ADMIN;

    /** The role as it is written outside, such as {@code collector}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }
}
