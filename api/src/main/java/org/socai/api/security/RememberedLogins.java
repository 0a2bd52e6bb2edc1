package org.socai.api.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that were found right a short time ago. Checking a password takes bcrypt most of a
 * tenth of a second of processor time, and a reporting job sends the same one with thousands of
 * questions.
 *
 * <p>What is kept is no password but an HMAC under a key of this process, over the credentials and
 * the stored hash: once the stored hash changes, nothing remembered fits any more. Thread-safe.
 */
final class RememberedLogins {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1_000;
    static final Duration KEPT = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<String, Long> verifiedAt = new LinkedHashMap<>();

    RememberedLogins(LongSupplier nanoTime) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.nanoTime = nanoTime;
    }

    /** Whether this password was found right for this stored hash within the last minutes. */
    boolean remembers(User user, String password) {
        var tag = tag(user, password);
        synchronized (verifiedAt) {
            var at = verifiedAt.get(tag);
            return at != null && nanoTime.getAsLong() - at < KEPT.toNanos();
        }
    }

    void remember(User user, String password) {
        var tag = tag(user, password);
        synchronized (verifiedAt) {
            verifiedAt.remove(tag); // so that it counts as the youngest again
            verifiedAt.put(tag, nanoTime.getAsLong());
            Iterator<String> oldest = verifiedAt.keySet().iterator();
            while (verifiedAt.size() > MOST) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    private String tag(User user, String password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // Neither a name nor a hash contains a zero.
            mac.update(
                    (user.name() + '\0' + user.passwordHash() + '\0')
                            .getBytes(StandardCharsets.UTF_8));
            return new String(
                    mac.doFinal(password.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.ISO_8859_1);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
