package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;

/** The json form of a unit's state. */
class SnapshotFormTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
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
    void a_state_is_written_as_the_golden_file_of_its_version_says()
            throws JsonProcessingException {
        var json = new ObjectMapper(); // a map's entries have no order
        var unit = unitWithSomeOfEverything();
        assertThat(unit.isWhole()).isFalse();
        assertThat(json.readTree(codec.write(unit))).isEqualTo(json.readTree(golden()));
        assertThat(codec.read(golden())).isEqualTo(unit.withoutRecent());
    }

    /**
     * A form is final once it has been stored: whoever changes it makes the next version's file.
     */
    private static String golden() {
        var path = "/snapshots/unit.v" + SnapshotCodec.VERSION + ".json";
        try (InputStream in =
                Objects.requireNonNull(SnapshotFormTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /**
     * Declared from 2024-01 on, summed up to the end of 2025-04, with arrears and payments that
     * stand, were taken back or were moved, before and after.
     */
    private static Unit.Registered unitWithSomeOfEverything() {
        var paper = new PaperLedger(TODAY);
        paper.publish(new OrderlyYears(1).rates());
        paper.send(
                new RegisterUnit(
                        UNIT,
                        new UnitDetails(
                                "Công ty Sổ Cái",
                                new TaxCode("0100109106"),
                                UnitType.NON_STATE_ENTERPRISE),
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2024, 1, 1)));
        for (int i = 0; i < 20; i++) {
            var month = new ContributionMonth(2024, 1).plusMonths(i);
            declare(paper, "D" + i, month, DeclarationKind.REGULAR, 100_000_000L + i);
            if (i % 5 != 3) {
                paper.send(
                        new ReceivePayment(
                                UNIT,
                                new Payment(
                                        new BankReference("P" + i),
                                        month.lastDay(),
                                        32_000_000L + i),
                                "+BHXH+"));
            }
        }
        declare(
                paper,
                "A1",
                new ContributionMonth(2025, 5),
                DeclarationKind.ADJUSTMENT,
                -7_000_000L);
        paper.send(new ReversePayment(UNIT, new BankReference("P17"), "returned"));
        paper.send(new WithdrawPayment(UNIT, new BankReference("P19"), new UnitCode("TZ0002B")));
        paper.send(new CloseMonths(UNIT, new ContributionMonth(2025, 3)));
        return ((Unit.Registered) paper.state(UNIT))
                .carriedForward(LocalDate.of(2025, 8, 31), paper.rulesAt(paper.position()));
    }

    private static void declare(
            PaperLedger paper,
            String reference,
            ContributionMonth month,
            DeclarationKind kind,
            long wages) {
        paper.send(
                new DeclareObligation(
                        UNIT,
                        new Declaration(
                                new DeclarationReference(reference),
                                month,
                                month.firstDay().plusDays(9),
                                kind,
                                10,
                                wages,
                                wages,
                                null)));
    }

    @Test
    void what_is_no_state_of_this_form_is_left_alone() {
        assertThat(codec.read("{}")).isNull();
        assertThat(codec.read("null")).isNull();
        assertThat(codec.read("{\"registration\":{\"unit\":\"TZ0001A\"}}")).isNull();
    }
}
