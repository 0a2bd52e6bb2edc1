package org.socai.projections.quarantine;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers which streams are in quarantine, and which units an answer lacks for it. */
public final class Quarantine {
    private static final int MOST_NAMED = 100;

    private final JdbcClient jdbc;

    public Quarantine(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** All of it, in the order in which it came about. */
    public List<QuarantinedStream> list() {
        return jdbc.sql(
                        """
                        select q.stream, q.position, first.recorded_at, e.name, q.reason,
                               (select count(*)
                                from event later join event_position p on p.id = later.id
                                where later.stream = q.stream and p.position >= q.position
                                  and p.position <= (select position from projection_position where name = 'projections'))
                        from quarantine q join event_position first on first.position = q.position
                        join event e on e.id = first.id
                        order by q.position
                        """)
                .query(
                        (row, _) ->
                                new QuarantinedStream(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getString(4),
                                        row.getLong(6),
                                        row.getString(5)))
                .list();
    }

    /**
     * The units of an answer over many that lack what they are quarantined for, as far as it counts
     * at the answer's position. A unit without an office, because its registration could not be
     * read, may belong to any.
     *
     * @param office an office code or the beginning of one; empty for all
     */
    public IncompleteUnits of(String office, AsOf asOf) {
        var count = new long[1];
        var units = new ArrayList<IncompleteUnit>();
        jdbc.sql(
                        """
                        select substr(q.stream, 6), q.position, p.recorded_at, q.reason, count(*) over ()
                        from quarantine q join event_position p on p.position = q.position
                        where starts_with(q.stream, 'unit:') and q.known_from <= :position
                          and (:office = '' or coalesce((
                                select starts_with(u.office, :office)
                                from unit_at(:day, :position) u where u.unit = substr(q.stream, 6)), true))
                        order by q.stream collate "C" limit %d
                        """
                                .formatted(MOST_NAMED))
                .param("position", asOf.position())
                .param("office", office)
                .param("day", asOf.effectiveOn())
                .query(
                        row -> {
                            count[0] = row.getLong(5);
                            units.add(
                                    new IncompleteUnit(
                                            new UnitCode(row.getString(1)),
                                            row.getLong(2),
                                            row.getObject(3, OffsetDateTime.class).toInstant(),
                                            row.getString(4)));
                        });
        return new IncompleteUnits(count[0], units);
    }

    /** Those of the units that an answer as known at a position lacks something of. */
    public Set<UnitCode> among(Collection<UnitCode> units, long position) {
        var streams = units.stream().map(unit -> StreamId.of(unit).value()).toArray(String[]::new);
        return jdbc.sql(
                        "select stream from quarantine where stream = any (:streams) and known_from"
                                + " <= :position")
                .param("streams", streams)
                .param("position", position)
                .query((row, _) -> new StreamId(row.getString(1)).unit())
                .set();
    }

    /** What an answer about one unit as known at a position lacks; null for nothing. */
    public @Nullable IncompleteUnit of(UnitCode unit, long position) {
        return jdbc.sql(
                        """
                        select q.position, p.recorded_at, q.reason
                        from quarantine q join event_position p on p.position = q.position
                        where q.stream = :stream and q.known_from <= :position
                        """)
                .param("stream", StreamId.of(unit).value())
                .param("position", position)
                .query(
                        (row, _) ->
                                new IncompleteUnit(
                                        unit,
                                        row.getLong(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getString(3)))
                .optional()
                .orElse(null);
    }
}
