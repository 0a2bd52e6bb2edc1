package org.socai.api.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.RequestRefused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administration of local users. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(
        name = "users",
        description = "Local users. A disabled user's name is never given to anybody else.")
class UserController {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private final Users users;
    private final Passwords passwords;

    UserController(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    record UserView(String username, Role role, Instant createdAt, boolean disabled) {
        static UserView of(User user) {
            return new UserView(user.name(), user.role(), user.createdAt(), user.disabled());
        }
    }

    /** A user to be added. */
    record NewUser(
            @Schema(
                            example = "lan.nguyen",
                            description =
                                    "2 to 64 small letters, digits, dots, dashes, underscores")
                    String username,
            Role role,
            @Schema(
                            example = "mua-xuan-o-ha-noi",
                            description = "10 characters or more, at most 72 bytes")
                    String password) {}

    /** A password to be set. */
    record NewPassword(@Schema(example = "mua-thu-o-ha-noi") String password) {}

    @GetMapping
    @Operation(summary = "All users, also the disabled ones")
    List<UserView> list() {
        return users.all().stream().map(UserView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a user")
    ResponseEntity<UserView> add(@RequestBody NewUser user) {
        if (!NAME.matcher(user.username()).matches()) {
            throw RequestRefused.invalid(
                    "username", "is 2 to 64 small letters, digits, dots, dashes and underscores");
        }
        if (!users.add(user.username(), passwords.hash(acceptable(user.password())), user.role())) {
            throw new RequestRefused(
                    ProblemType.USER_EXISTS,
                    "there is, or was, a user named " + user.username() + " already");
        }
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.username()))
                .body(UserView.of(known(user.username())));
    }

    @PutMapping("/{username}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set a user's password; sessions under the old one end")
    void changePassword(@PathVariable String username, @RequestBody NewPassword body) {
        var name = known(username).name();
        users.changePassword(name, passwords.hash(acceptable(body.password())));
    }

    @DeleteMapping("/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Disable a user for good; takes effect at once")
    void disable(@PathVariable String username) {
        var user = known(username);
        if (!users.disable(user.name())) {
            throw new RequestRefused(
                    ProblemType.LAST_ADMIN,
                    "without " + user.name() + " nobody could administer users any more");
        }
    }

    private User known(String name) {
        var user = NAME.matcher(name).matches() ? users.find(name) : null;
        if (user == null) {
            throw new RequestRefused(ProblemType.UNKNOWN_USER, "there is no such user");
        }
        return user;
    }

    private static String acceptable(String password) {
        if (password.codePointCount(0, password.length()) < Passwords.SHORTEST
                || !Passwords.fits(password)) {
            throw RequestRefused.invalid(
                    "password",
                    "has "
                            + Passwords.SHORTEST
                            + " characters or more and at most "
                            + Passwords.MOST_BYTES
                            + " bytes");
        }
        return password;
    }
}
