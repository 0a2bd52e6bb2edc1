package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;

/** The json form of a unit's state. */
class SnapshotFormTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
    private final SnapshotCodec codec = new SnapshotCodec();

    @Test
    void every_state_is_read_as_it_was_written() {
        for (long seed = 1; seed <= 5; seed++) {
            var paper = new PaperLedger(TODAY);
            var years = new OrderlyYears(seed);
            paper.publish(years.rates());
            for (var command : years.commands()) {
                var events = sent(command, paper);
                var whole = (Unit.Registered) paper.state(command.unit());
                assertThat(codec.read(codec.write(whole))).isEqualTo(whole);
                if (!events.isEmpty()) {
                    var carried =
                            whole.carriedForward(
                                    events.getFirst().effectiveOn(),
                                    paper.rulesAt(paper.position()));
                    assertThat(codec.read(codec.write(carried))).isEqualTo(carried.withoutRecent());
                }
            }
        }
    }

    private static List<UnitEvent> sent(UnitCommand command, PaperLedger paper) {
        try {
            return paper.send(command);
        } catch (UnitRejected refused) {
            return List.of(); // the years correct more than there is, now and then
        }
    }

    @Test
    void what_is_no_state_of_this_form_is_left_alone() {
        assertThat(codec.read("{}")).isNull();
        assertThat(codec.read("null")).isNull();
        assertThat(codec.read("{\"registration\":{\"unit\":\"TZ0001A\"}}")).isNull();
    }
}
