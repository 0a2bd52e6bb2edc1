package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** The oids of the tables, as statements with their names as parameter have them. */
    private static final String TABLES =
            "select ('public.' || quote_ident(name))::regclass from unnest(?::text[]) as name";

    /**
     * Reads the definitions of tables; the statements are for a search path with the new ones
     * first.
     */
    static List<TableDefinition> read(Connection connection, List<String> names)
            throws SQLException {
        var definitions = new LinkedHashMap<String, TableDefinition>();
        for (var name : names) {
            definitions.put(
                    name,
                    new TableDefinition(
                            name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        addColumns(connection, definitions);
        addProperties(connection, definitions);
        addIndexes(connection, definitions);
        return List.copyOf(definitions.values());
    }

    private static void addColumns(Connection connection, Map<String, TableDefinition> definitions)
            throws SQLException {
        forEach(
                connection,
                """
                select t.relname, quote_ident(attname)
                from pg_class t join pg_attribute on attrelid = t.oid
                where t.oid in (%s) and attnum > 0 and not attisdropped
                order by t.relname, attnum
                """,
                definitions,
                (table, row) -> table.columns().add(row.getString(2)));
    }

    private static void addProperties(
            Connection connection, Map<String, TableDefinition> definitions) throws SQLException {
        forEach(
                connection,
                """
                with live as (select * from pg_class where oid in (%s))
                select relname, format('alter table %%I set (%%s)', relname, array_to_string(reloptions, ', ')), 1
                from live where reloptions is not null
                union all
                select relname, format('alter table %%I owner to %%I', relname, pg_get_userbyid(relowner)), 2
                from live where relowner <> current_user::regrole
                union all
                select relname, format('comment on table %%I is %%L', relname, obj_description(oid, 'pg_class')), 3
                from live where obj_description(oid, 'pg_class') is not null
                union all
                select relname,
                       format('grant %%s on %%I to %%s%%s', a.privilege_type, relname,
                              case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                              case when a.is_grantable then ' with grant option' else '' end), 4
                from live, aclexplode(relacl) a where a.grantee <> relowner
                union all
                select relname,
                       format('grant %%s (%%I) on %%I to %%s%%s', a.privilege_type, c.attname, relname,
                              case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                              case when a.is_grantable then ' with grant option' else '' end), 5
                from live join pg_attribute c on c.attrelid = live.oid, aclexplode(c.attacl) a
                where a.grantee <> relowner
                order by 1, 3, 2
                """,
                definitions,
                (table, row) -> table.properties().add(row.getString(2)));
    }

    private static void addIndexes(Connection connection, Map<String, TableDefinition> definitions)
            throws SQLException {
        forEach(
                connection,
                """
                select t.relname, replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON '),
                       case k.contype when 'p' then format('alter table %%I add constraint %%I primary key using index %%I', t.relname, k.conname, x.relname)
                                      when 'u' then format('alter table %%I add constraint %%I unique using index %%I', t.relname, k.conname, x.relname) end,
                       case when obj_description(x.oid, 'pg_class') is not null
                            then format('comment on index %%I is %%L', x.relname, obj_description(x.oid, 'pg_class')) end,
                       x.reltuples::bigint
                from pg_class t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
                left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
                where t.oid in (%s) and i.indisvalid
                order by t.relname, x.relname
                """,
                definitions,
                (table, row) -> {
                    var then = new ArrayList<String>();
                    for (int column = 3; column <= 4; column++) {
                        var statement = row.getString(column);
                        if (statement != null) {
                            then.add(statement);
                        }
                    }
                    table.indexes()
                            .add(new Index(row.getString(2), List.copyOf(then), row.getLong(5)));
                });
    }

    /** Takes a row about a table. */
    private interface Reader {
        void read(TableDefinition table, ResultSet row) throws SQLException;
    }

    private static void forEach(
            Connection connection,
            String sql,
            Map<String, TableDefinition> definitions,
            Reader reader)
            throws SQLException {
        try (var select = connection.prepareStatement(sql.formatted(TABLES))) {
            select.setArray(1, connection.createArrayOf("text", definitions.keySet().toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(Objects.requireNonNull(definitions.get(row.getString(1))), row);
                }
            }
        }
    }
}
