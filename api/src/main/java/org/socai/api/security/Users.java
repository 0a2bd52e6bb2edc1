package org.socai.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of local users. */
@Component
final class Users {
    private final JdbcClient jdbc;

    Users(DataSource writePool) {
        this.jdbc = JdbcClient.create(writePool);
    }

    @Nullable User find(String name) {
        return jdbc.sql(
                        """
                        select username, password_hash, role, created_at, disabled from app_user where username = ?
                        """)
                .param(name)
                .query((row, _) -> user(row))
                .optional()
                .orElse(null);
    }

    List<User> all() {
        return jdbc.sql(
                        "select username, password_hash, role, created_at, disabled from app_user"
                                + " order by username")
                .query((row, _) -> user(row))
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from app_user)").query(Boolean.class).single();
    }

    /** Adds a user; false when the name is taken, by whomever. */
    boolean add(String name, String passwordHash, Role role) {
        return jdbc.sql(
                                """
                                insert into app_user (username, password_hash, role) values (?, ?, ?) on conflict do nothing
                                """)
                        .params(name, passwordHash, role.name())
                        .update()
                == 1;
    }

    /** False when there is no such user. */
    boolean changePassword(String name, String passwordHash) {
        return jdbc.sql("update app_user set password_hash = ? where username = ?")
                        .params(passwordHash, name)
                        .update()
                == 1;
    }

    /**
     * Disables a user unless nobody would be left to administer users; whether the user is disabled
     * now.
     */
    boolean disable(String name) {
        // The lock makes two administrators who disable each other wait for one another.
        return jdbc.sql(
                                """
                                with admins as (
                                    select username from app_user where role = 'ADMIN' and not disabled
                                    order by username for update)
                                update app_user set disabled = true
                                where username = :name
                                  and (disabled or role <> 'ADMIN'
                                       or exists (select 1 from admins a where a.username <> :name))
                                """)
                        .param("name", name)
                        .update()
                == 1;
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("username"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("disabled"));
    }
}
