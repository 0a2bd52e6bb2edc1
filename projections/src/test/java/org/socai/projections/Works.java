package org.socai.projections;

import java.sql.Connection;
import org.socai.projections.feed.Filling;

/** Fills tables on one connection, one work after the other. */
public final class Works {
    private Works() {}

    public static Filling on(Connection connection) {
        return works -> {
            for (var work : works) {
                work.on(connection);
            }
        };
    }
}
