package org.socai.projections.unmatched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.projections.Facts.paid;
import static org.socai.projections.Facts.registered;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.Page;
import org.socai.projections.ProjectionsFixture;

/** Four credits name no known unit; later one of them is assigned and one is taken back. */
class UnmatchedPaymentsTest {
    private static ProjectionsFixture ledger;
    private static long received;
    private static long last;

    @BeforeAll
    static void book() {
        ledger = ProjectionsFixture.withLaw();
        ledger.send(List.of(registered("AA001", "Công ty Một", "", "04001")));
        ledger.receive(
                List.of(
                        paid("ZZ009", "P4", "2024-03-09", 4),
                        paid("ZZ009", "P1", "2024-03-01", 1_000),
                        paid("AA001", "P0", "2024-03-01", 77),
                        paid("ZZ009", "P3", "2024-03-05", 30),
                        paid("ZZ009", "P2", "2024-03-01", 200)));
        received = ledger.catchUp();
        ledger.assign("P1", new UnitCode("AA001"));
        ledger.reverse(List.of("P4"));
        last = ledger.catchUp();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void those_that_no_unit_was_found_for_are_held() {
        var now = ledger.unmatched.held(last, new Page(0, 10));
        assertThat(now.count()).isEqualTo(2);
        assertThat(now.sum()).isEqualTo(230);
        assertThat(references(now)).containsExactly("P2", "P3");
        assertThat(now.rows().getFirst().remittance()).contains("ZZ009");
    }

    @Test
    void as_known_before_all_of_them_are_held_in_order_of_value_date() {
        var before = ledger.unmatched.held(received, new Page(0, 10));
        assertThat(references(before)).containsExactly("P1", "P2", "P3", "P4");
        assertThat(before.sum()).isEqualTo(1_234);
        var second = ledger.unmatched.held(received, new Page(1, 3));
        assertThat(references(second)).containsExactly("P4");
        assertThat(second.count()).isEqualTo(4);
    }

    @Test
    void what_is_held_is_what_stands_on_the_account_of_unmatched_money() {
        for (long position = 1; position <= last; position++) {
            var posted =
                    ledger.sql
                            .sql(
                                    "select coalesce(-sum(amount), 0) from reporting.journal_line"
                                            + " where account = 'UNMATCHED' and known_from <="
                                            + " :position")
                            .param("position", position)
                            .query(Long.class)
                            .single();
            assertThat(ledger.unmatched.held(position, new Page(0, 1)).sum()).isEqualTo(posted);
        }
    }

    private static List<String> references(UnmatchedList list) {
        return list.rows().stream().map(row -> row.bankReference().value()).toList();
    }
}
