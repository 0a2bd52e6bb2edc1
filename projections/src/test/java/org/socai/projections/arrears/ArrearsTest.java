package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.ledger.contribution.DeclarationKind.ADJUSTMENT;
import static org.socai.ledger.contribution.DeclarationKind.REGULAR;
import static org.socai.ledger.contribution.DeclarationKind.RETROACTIVE;
import static org.socai.projections.Facts.declared;
import static org.socai.projections.Facts.paid;
import static org.socai.projections.Facts.registered;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.ledger.acceptance.MixedForty;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.projections.Page;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.arrears.ArrearsList.Row;
import org.socai.projections.feed.AsOf;

class ArrearsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 9, 30);
    private static ProjectionsFixture ledger;
    private static long last;

    @BeforeAll
    static void book() {
        ledger = ProjectionsFixture.withLaw();
        ledger.publish(MixedForty.rates());
        ledger.send(
                List.of(
                        registered("AA001", "Nợ hai tháng", "", "04001"),
                        registered("AA002", "Chưa đến hạn", "", "04001"),
                        registered("BB001", "Đã nộp đủ", "", "04002"),
                        registered("BB002", "Nợ bằng đơn vị kia", "", "04002"),
                        declared("AA001", "D1", "2025-05", "2025-05-20", REGULAR, 10, 100),
                        declared("AA001", "D2", "2025-06", "2025-06-20", REGULAR, 12, 200),
                        declared("AA001", "D3", "2025-04", "2025-07-02", RETROACTIVE, 3, 50),
                        declared("AA001", "D4", "2025-06", "2025-07-20", ADJUSTMENT, 999, -50),
                        declared("AA001", "D5", "2025-09", "2025-09-20", REGULAR, 15, 1_000),
                        declared("AA002", "D1", "2025-08", "2025-08-20", REGULAR, 5, 700),
                        declared("BB001", "D1", "2025-05", "2025-05-20", REGULAR, 5, 700),
                        paid("BB001", "P1", "2025-05-28", 700),
                        paid("AA001", "P2", "2025-07-02", 50),
                        declared("BB002", "D1", "2025-07", "2025-07-20", REGULAR, 6, 250)));
        last = ledger.catchUp();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void a_unit_is_in_arrears_by_the_day_after_its_due_date() {
        assertThat(units(list("", LocalDate.of(2025, 8, 31), 0, 0))).containsExactly("AA001");
        assertThat(units(list("", LocalDate.of(2025, 9, 1), 0, 0)))
                .containsExactly("AA001", "BB002");
        assertThat(units(list("", LocalDate.of(2025, 10, 1), 0, 0)))
                .containsExactly("AA002", "AA001", "BB002");
    }

    @Test
    void months_and_workers_are_counted_without_adjustments() {
        var row = list("", DAY, 0, 0).rows().getFirst();
        assertThat(row.unit()).isEqualTo(new UnitCode("AA001"));
        assertThat(row.name()).isEqualTo("Nợ hai tháng");
        assertThat(row.workers()).isEqualTo(15);
        assertThat(list("", LocalDate.of(2025, 9, 19), 0, 0).rows().getFirst().workers())
                .isEqualTo(12);
        assertThat(row.monthsOwed()).isEqualTo(2);
        assertThat(row.overdue()).isEqualTo(50 + 100 + 150 - 50);
        assertThat(row.funds()).hasSize(5);
    }

    @Test
    void filters_and_offices_narrow_rows_and_totals() {
        assertThat(units(list("04002", DAY, 0, 0))).containsExactly("BB002");
        assertThat(units(list("04", DAY, 2, 0))).containsExactly("AA001");
        assertThat(units(list("", DAY, 0, 250))).containsExactly("AA001", "BB002");
        var none = list("", DAY, 0, 251);
        assertThat(none.rows()).isEmpty();
        assertThat(none.totals()).isEqualTo(new ArrearsList.Totals(0, 0, 0, 0));
        assertThat(list("04", DAY, 0, 0).totals().workers()).isEqualTo(15 + 6);
        assertThat(list("04", DAY, 0, 0).totals().overdue()).isEqualTo(500);
    }

    @Test
    void the_office_that_counts_is_the_one_that_holds_on_the_day_as_known_then() {
        var moved = new UnitCode("BB002");
        ledger.send(
                List.of(
                        new TransferUnit(
                                moved, new OfficeCode("05001"), LocalDate.of(2025, 9, 15))));
        long afterMove = ledger.catchUp();
        var question = new ArrearsQuestion("05", new AsOf(DAY, afterMove), 0, 0, new Page(0, 10));
        assertThat(ledger.arrears.list(question).rows())
                .extracting(Row::office)
                .containsExactly(new OfficeCode("05001"));
        var earlierDay = new AsOf(LocalDate.of(2025, 9, 14), afterMove);
        assertThat(
                        ledger.arrears
                                .list(new ArrearsQuestion("05", earlierDay, 0, 0, new Page(0, 10)))
                                .rows())
                .isEmpty();
        assertThat(list("05", DAY, 0, 0).rows()).isEmpty();
    }

    private static ArrearsList list(String office, LocalDate day, int minMonths, long minAmount) {
        return ledger.arrears.list(
                new ArrearsQuestion(
                        office, new AsOf(day, last), minMonths, minAmount, new Page(0, 10)));
    }

    private static List<String> units(ArrearsList list) {
        return list.rows().stream().map(row -> row.unit().value()).toList();
    }
}
