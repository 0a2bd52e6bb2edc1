package org.socai.api.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks name and password against the table of users, on every request of a program and at the
 * sign-in of a person. A wrong name, a wrong password and a disabled user get the same answer after
 * the same time.
 */
@Component
final class PasswordLogin implements AuthenticationProvider {
    private final Users users;
    private final Passwords passwords;
    private final RememberedLogins remembered = new RememberedLogins(System::nanoTime);

    PasswordLogin(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication credentials) {
        var password = credentials.getCredentials() instanceof String text ? text : "";
        var user = verified(credentials.getName(), password);
        if (user == null) {
            throw new BadCredentialsException("name or password is wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                SignedIn.as(user), null, List.of(user.role().authority()));
    }

    private @Nullable User verified(String name, String password) {
        // A name with a zero in it is nobody's, and the database does not take it.
        var user = name.indexOf('\0') >= 0 ? null : users.find(name);
        if (user == null || user.disabled()) {
            passwords.matchNobody(password);
            return null;
        }
        if (remembered.remembers(user, password)) {
            return user;
        }
        if (!passwords.matches(password, user.passwordHash())) {
            return null;
        }
        remembered.remember(user, password);
        return user;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
