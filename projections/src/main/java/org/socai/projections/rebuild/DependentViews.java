package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The views that read the living tables. They hold on to the tables they were made with, whatever
 * these are called; so when tables are swapped each view is given its definition again. Owner,
 * grants, comments and the views above it stay, because the view itself stays.
 *
 * @param names with schema, as in SQL
 * @param definitions the statements, with all names written out in full
 */
record DependentViews(List<String> names, List<String> definitions) {
    /**
     * Reads them from the catalog.
     *
     * @throws RebuildRefused when something depends on the tables that cannot be given the new ones
     */
    static DependentViews of(Connection connection, List<String> tables) throws SQLException {
        refuseOthers(connection, tables);
        var views = new DependentViews(new ArrayList<>(), new ArrayList<>());
        // With an empty search path every name in a definition comes with its schema.
        execute(connection, "set search_path = ''");
        try (var select =
                connection.prepareStatement(
                        """
                        select v.oid::regclass::text, v.relkind = 'v' and pg_has_role(v.relowner, 'usage'),
                               format('create or replace view %s%s as %s', v.oid::regclass,
                                      coalesce(' with (' || array_to_string(v.reloptions, ', ') || ')', ''),
                                      pg_get_viewdef(v.oid))
                        from pg_class v
                        where v.oid in (
                            select r.ev_class
                            from pg_depend d join pg_rewrite r on r.oid = d.objid
                            where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
                              and d.refobjid in (select ('public.' || quote_ident(name))::regclass from unnest(?::text[]) as name))
                        order by 1
                        """)) {
            select.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(2)) {
                        throw new RebuildRefused(
                                RebuildRefused.Reason.OBSTACLE,
                                """
                                %s reads the read models and cannot be replaced by their owner: it is a materialized \
                                view or somebody else's. Let it read the views of schema reporting instead\
                                """
                                        .formatted(row.getString(1)));
                    }
                    views.names().add(row.getString(1));
                    views.definitions().add(row.getString(3));
                }
            }
        } finally {
            execute(connection, "set search_path = %s, public".formatted(FreshTables.SCHEMA));
        }
        return views;
    }

    private static void refuseOthers(Connection connection, List<String> tables)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select pg_describe_object(d.classid, d.objid, d.objsubid)
                        from pg_depend d
                        where d.refclassid = 'pg_class'::regclass
                          and d.refobjid in (select ('public.' || quote_ident(name))::regclass from unnest(?::text[]) as name)
                          and (d.deptype = 'n' and d.classid <> 'pg_rewrite'::regclass
                               or d.classid in ('pg_trigger'::regclass, 'pg_policy'::regclass,
                                                'pg_publication_rel'::regclass, 'pg_statistic_ext'::regclass))
                          and not (d.classid = 'pg_constraint'::regclass
                                   and (select conrelid from pg_constraint where oid = d.objid) = d.refobjid)
                        order by 1 limit 1
                        """)) {
            select.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (var row = select.executeQuery()) {
                if (row.next()) {
                    throw new RebuildRefused(
                            RebuildRefused.Reason.OBSTACLE,
                            "%s depends on the read models and would be lost with the old tables"
                                    .formatted(row.getString(1)));
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
