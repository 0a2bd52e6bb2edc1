package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalog says of a live table beyond its columns and constraints, as the statements that
 * give a new table the same. Nothing of it is written down a second time.
 *
 * @param columns their names, in order
 * @param properties storage options, owner, comment and grants
 * @param indexes to be made once the rows are there, each with the statements that need it
 */
record TableDefinition(
        String name, List<String> columns, List<String> properties, List<Index> indexes) {
    /**
     * An index, and what it carries: a primary key, a comment.
     *
     * @param entries about how many the live index has
     */
    record Index(String create, List<String> then, long entries) {}

    /** Reads the definition; the statements are for a search path with the new table first. */
    static TableDefinition read(Connection connection, String name) throws SQLException {
        return new TableDefinition(
                name,
                columns(connection, name),
                properties(connection, name),
                indexes(connection, name));
    }

    private static List<String> columns(Connection connection, String name) throws SQLException {
        var columns = new ArrayList<String>();
        try (var select =
                connection.prepareStatement(
                        """
                        select quote_ident(attname)
                        from pg_attribute
                        where attrelid = ('public.' || quote_ident(?))::regclass and attnum > 0 and not attisdropped
                        order by attnum
                        """)) {
            select.setString(1, name);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return List.copyOf(columns);
    }

    private static List<String> properties(Connection connection, String name) throws SQLException {
        var statements = new ArrayList<String>();
        try (var select =
                connection.prepareStatement(
                        """
                        with live as (select * from pg_class where oid = ('public.' || quote_ident(?))::regclass)
                        select 1, format('alter table %I set (%s)', relname, array_to_string(reloptions, ', '))
                        from live where reloptions is not null
                        union all
                        select 2, format('alter table %I owner to %I', relname, pg_get_userbyid(relowner))
                        from live where relowner <> current_user::regrole
                        union all
                        select 3, format('comment on table %I is %L', relname, obj_description(oid, 'pg_class'))
                        from live where obj_description(oid, 'pg_class') is not null
                        union all
                        select 4, format('grant %s on %I to %s%s', a.privilege_type, relname,
                                         case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                                         case when a.is_grantable then ' with grant option' else '' end)
                        from live, aclexplode(relacl) a where a.grantee <> relowner
                        union all
                        select 5, format('grant %s (%I) on %I to %s%s', a.privilege_type, c.attname, relname,
                                         case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                                         case when a.is_grantable then ' with grant option' else '' end)
                        from live join pg_attribute c on c.attrelid = live.oid, aclexplode(c.attacl) a
                        where a.grantee <> relowner
                        order by 1, 2
                        """)) {
            select.setString(1, name);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    statements.add(row.getString(2));
                }
            }
        }
        return List.copyOf(statements);
    }

    private static List<Index> indexes(Connection connection, String name) throws SQLException {
        var indexes = new ArrayList<Index>();
        try (var select =
                connection.prepareStatement(
                        """
                        select replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON '),
                               case k.contype when 'p' then format('alter table %I add constraint %I primary key using index %I', t.relname, k.conname, x.relname)
                                              when 'u' then format('alter table %I add constraint %I unique using index %I', t.relname, k.conname, x.relname) end,
                               case when obj_description(x.oid, 'pg_class') is not null
                                    then format('comment on index %I is %L', x.relname, obj_description(x.oid, 'pg_class')) end,
                               x.reltuples::bigint
                        from pg_class t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
                        left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
                        where t.oid = ('public.' || quote_ident(?))::regclass and i.indisvalid
                        order by x.relname
                        """)) {
            select.setString(1, name);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var then = new ArrayList<String>();
                    for (int column = 2; column <= 3; column++) {
                        var statement = row.getString(column);
                        if (statement != null) {
                            then.add(statement);
                        }
                    }
                    indexes.add(new Index(row.getString(1), List.copyOf(then), row.getLong(4)));
                }
            }
        }
        return List.copyOf(indexes);
    }
}
