package org.socai.api.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords: what is accepted as one, how it is kept, and how a random one is made. */
@Component
final class Passwords {
    static final int SHORTEST = 10;

    /** bcrypt reads no further. */
    static final int MOST_BYTES = 72;

    private static final int RANDOM_LENGTH = 20;

    /** Without the signs that people take for one another. */
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash = encoder.encode(random());

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return fits(password) && encoder.matches(password, hash);
    }

    /** Takes as long as a real comparison, so that the time does not tell which names exist. */
    void matchNobody(String password) {
        if (encoder.matches(fits(password) ? password : "", nobodysHash)) {
            throw new IllegalStateException(
                    "somebody guessed a random password that was never given out");
        }
    }

    /** Whether bcrypt would read all of it. */
    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    String random() {
        return random.ints(RANDOM_LENGTH, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
