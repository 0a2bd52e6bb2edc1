package org.socai.projections;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The contents of every table of the read models, each as one hash over its rows in a fixed order.
 * How far a table has been made depends on when it was made and is not among them.
 */
public final class TableHashes {
    private TableHashes() {}

    public static Map<String, String> of(JdbcClient sql) {
        var hashes = new LinkedHashMap<String, String>();
        for (var table : AllProjections.readModels().tables()) {
            if (!table.endsWith("_state")) {
                hashes.put(table, hash(sql, table));
            }
        }
        return hashes;
    }

    private static String hash(JdbcClient sql, String table) {
        return sql.sql(
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text,"
                                + " ';' order by t::text)), '') from "
                                + table
                                + " t")
                .query(String.class)
                .single();
    }
}
