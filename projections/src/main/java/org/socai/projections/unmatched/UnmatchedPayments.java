package org.socai.projections.unmatched;

import java.time.LocalDate;
import javax.sql.DataSource;
import org.socai.ledger.contribution.BankReference;
import org.socai.projections.Page;
import org.socai.projections.unmatched.UnmatchedList.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bank credits that wait for somebody to find their unit. */
public final class UnmatchedPayments {
    private final JdbcClient jdbc;

    public UnmatchedPayments(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** Those held as known at a position: neither assigned to a unit nor taken back by then. */
    public UnmatchedList held(long position, Page page) {
        var rows =
                jdbc.sql(
                                """
                                select h.bank_reference, h.value_date, h.amount, h.remittance, h.position
                                from unmatched_payment h
                                where h.standing = 'HELD' and h.known_from <= :position
                                  and not exists (
                                      select 1
                                      from unmatched_payment f
                                      where f.bank_reference = h.bank_reference and f.standing <> 'HELD'
                                        and f.known_from <= :position)
                                order by h.value_date, h.bank_reference collate "C"
                                limit :size offset :offset
                                """)
                        .param("position", position)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(
                                (row, _) ->
                                        new Row(
                                                new BankReference(row.getString("bank_reference")),
                                                row.getObject("value_date", LocalDate.class),
                                                row.getLong("amount"),
                                                row.getString("remittance"),
                                                row.getLong("position")))
                        .list();
        // What is held is what arrived less what left, and each arrives and leaves at most once.
        return jdbc.sql(
                        """
                        select coalesce(sum(case standing when 'HELD' then 1 else -1 end), 0),
                               coalesce(sum(case standing when 'HELD' then amount else -amount end), 0)
                        from unmatched_payment
                        where known_from <= :position
                        """)
                .param("position", position)
                .query((row, _) -> new UnmatchedList(row.getInt(1), row.getLong(2), rows))
                .single();
    }
}
