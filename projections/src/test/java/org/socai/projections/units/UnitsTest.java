package org.socai.projections.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.projections.Facts.registered;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.projections.Page;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.feed.AsOf;

/** Three units; one of them is renamed and moves office, known later than it took effect. */
class UnitsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
    private static final UnitCode MOVED = new UnitCode("AA001");
    private static ProjectionsFixture ledger;
    private static long beforeMove;
    private static long last;

    @BeforeAll
    static void book() {
        ledger = ProjectionsFixture.withLaw();
        ledger.send(
                List.of(
                        registered("AA001", "Công ty TNHH Đường Sắt Hà Nội", "0100109106", "01001"),
                        registered("AA002", "Xí nghiệp  May Thăng Long", "", "01002"),
                        registered("BB001", "Trường Mầm non Hoa Sen 100%", "", "04001")));
        beforeMove = ledger.catchUp();
        var renamed = new UnitDetails("Công ty Cổ phần Ô tô Nghệ An", null, UnitType.COOPERATIVE);
        ledger.send(
                List.of(
                        new TransferUnit(MOVED, new OfficeCode("40001"), LocalDate.of(2024, 1, 1)),
                        new CorrectUnitDetails(MOVED, renamed, LocalDate.of(2024, 3, 1)),
                        new TransferUnit(MOVED, new OfficeCode("40002"), LocalDate.of(2024, 1, 5)),
                        new ChangeBudgetFunding(MOVED, true, LocalDate.of(2024, 6, 1))));
        ledger.close("2019-03");
        last = ledger.catchUp();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void a_name_is_found_whatever_its_case_and_accents() {
        assertThat(found("duong sat")).containsExactly("AA001");
        assertThat(found("ĐƯỜNG SẮT")).containsExactly("AA001");
        assertThat(found("xi nghiep may")).containsExactly("AA002");
        assertThat(found("truong")).containsExactly("BB001");
        assertThat(found("100%")).containsExactly("BB001");
        assertThat(found("%")).containsExactly("BB001");
        assertThat(found("_")).isEmpty();
    }

    @Test
    void codes_and_tax_codes_are_found_by_their_beginning() {
        assertThat(found("aa")).containsExactly("AA001", "AA002");
        assertThat(found("0100109")).containsExactly("AA001");
        assertThat(found("  ")).containsExactly("AA001", "AA002", "BB001");
    }

    @Test
    void the_office_narrows_the_search_as_it_is_on_the_day_and_as_known_then() {
        assertThat(
                        ledger.units
                                .search("", "01", new AsOf(DAY, beforeMove), new Page(0, 10))
                                .total())
                .isEqualTo(2);
        assertThat(ledger.units.search("", "01", new AsOf(DAY, last), new Page(0, 10)).total())
                .isEqualTo(1);
        assertThat(
                        ledger.units
                                .search(
                                        "",
                                        "01",
                                        new AsOf(LocalDate.of(2023, 12, 31), last),
                                        new Page(0, 10))
                                .total())
                .isEqualTo(2);
    }

    @Test
    void pages_follow_one_another() {
        var page = ledger.units.search("", "", new AsOf(DAY, last), new Page(1, 2));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows()).extracting(row -> row.unit().value()).containsExactly("BB001");
    }

    @Test
    void master_data_are_those_the_history_of_the_unit_gives() {
        var history = ledger.figures.history(MOVED);
        for (var day :
                List.of(
                        LocalDate.of(2010, 1, 1),
                        LocalDate.of(2023, 12, 31),
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2024, 1, 5),
                        LocalDate.of(2024, 3, 1),
                        LocalDate.of(2024, 6, 1),
                        LocalDate.of(2026, 1, 1))) {
            for (long position = beforeMove; position <= last; position++) {
                var expected = (Unit.Registered) history.asKnownAt(position);
                var master =
                        Objects.requireNonNull(ledger.units.master(MOVED, new AsOf(day, position)));
                var details = expected.details().at(day);
                assertThat(master)
                        .isEqualTo(
                                new UnitMaster(
                                        MOVED,
                                        details.name(),
                                        details.taxCode(),
                                        details.unitType(),
                                        expected.office().at(day),
                                        expected.cycle().at(day),
                                        expected.budgetFunded().at(day),
                                        expected.registration().effectiveOn(),
                                        expected.closedThrough()));
            }
        }
    }

    @Test
    void what_is_true_today_is_in_the_view_for_reporting_jobs() {
        var row =
                ledger.sql
                        .sql(
                                "select name, office, tax_code, budget_funded from reporting.unit"
                                        + " where unit = 'AA001'")
                        .query()
                        .singleRow();
        assertThat(row)
                .containsEntry("name", "Công ty Cổ phần Ô tô Nghệ An")
                .containsEntry("office", "40002")
                .containsEntry("tax_code", null)
                .containsEntry("budget_funded", true);
    }

    @Test
    void before_its_registration_was_recorded_a_unit_is_unknown() {
        assertThat(ledger.units.master(MOVED, new AsOf(DAY, 1))).isNull();
        var now =
                Objects.requireNonNull(
                        ledger.units.master(new UnitCode("AA002"), new AsOf(DAY, last)));
        assertThat(now.closedThrough()).isEqualTo(new ContributionMonth(2019, 3));
        assertThat(new TaxCode("0100109106"))
                .isEqualTo(
                        Objects.requireNonNull(
                                        ledger.units.master(MOVED, new AsOf(DAY, beforeMove)))
                                .taxCode());
    }

    private static List<String> found(String query) {
        return ledger
                .units
                .search(query, "", new AsOf(DAY, beforeMove), new Page(0, 10))
                .rows()
                .stream()
                .map(row -> row.unit().value())
                .toList();
    }
}
