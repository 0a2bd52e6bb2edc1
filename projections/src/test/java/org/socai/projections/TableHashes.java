package org.socai.projections;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The contents of every table of the projections, each as one hash over its rows in a fixed order.
 */
public final class TableHashes {
    private TableHashes() {}

    public static Map<String, String> of(JdbcClient sql) {
        var hashes = new LinkedHashMap<String, String>();
        for (var table : AllProjections.readModels().tables()) {
            hashes.put(
                    table,
                    sql.sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text,"
                                            + " ';' order by t::text)), '') from "
                                            + table
                                            + " t")
                            .query(String.class)
                            .single());
        }
        return hashes;
    }
}
