package org.socai.api.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.api.sample.ShippedFiles.Received;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Obligation;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;

/** What the sample ledger shows once all its files are booked. */
class SampleLedgerTest {
    private static final LocalDate FIRST_DAY_AFTER = LocalDate.of(2026, 11, 1);
    private static final LocalDate SEPTEMBER_ENDS = LocalDate.of(2026, 9, 30);
    private static final LocalDate NEW_LAW = LocalDate.of(2025, 7, 1);

    private static final PaperLedger LEDGER = new PaperLedger(FIRST_DAY_AFTER);
    private static List<RegisterUnit> units = List.of();
    private static List<DeclareObligation> declarations = List.of();
    private static List<Received> credits = List.of();
    private static long beforeReversals;

    /** Whatever the ledger does not accept ends here; what it knows already books nothing. */
    @BeforeAll
    static void book_every_row_of_every_file() throws IOException {
        units = ShippedFiles.units();
        declarations = ShippedFiles.declarations();
        credits = ShippedFiles.credits();
        LEDGER.publish(ShippedFiles.rates());
        units.forEach(unit -> assertThat(LEDGER.send(unit)).as("%s", unit).isNotEmpty());
        declarations.forEach(d -> assertThat(LEDGER.send(d)).as("%s", d).isNotEmpty());
        for (var credit : credits) {
            var unit = unitOf(credit);
            if (unit != null) {
                var command =
                        new ReceivePayment(unit, credit.payment(), credit.remittance().text());
                assertThat(LEDGER.send(command)).as("%s", credit).isNotEmpty();
            }
        }
        beforeReversals = LEDGER.position();
        for (var reference : ShippedFiles.reversals()) {
            assertThat(LEDGER.send(new ReversePayment(payerOf(reference), reference, "returned")))
                    .first()
                    .isInstanceOf(PaymentReversed.class);
        }
    }

    private static @Nullable UnitCode unitOf(Received credit) {
        var named = credit.remittance().unit();
        return named != null && LEDGER.state(named) instanceof Unit.Registered ? named : null;
    }

    private static UnitCode payerOf(BankReference reference) {
        var credit =
                credits.stream()
                        .filter(c -> c.payment().bankReference().equals(reference))
                        .findFirst()
                        .orElseThrow();
        return Objects.requireNonNull(unitOf(credit));
    }

    @Test
    void sixty_units_of_every_type_are_administered_in_three_provinces() {
        assertThat(units).hasSize(60);
        assertThat(units.stream().map(u -> u.details().unitType()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(UnitType.class));
        assertThat(units.stream().map(u -> u.office().value().substring(0, 3)))
                .containsOnly("040", "038", "079");
    }

    @Test
    void nothing_lies_after_october_2026_and_the_files_are_in_the_order_of_time() {
        var declaredOn = declarations.stream().map(d -> d.declaration().declaredOn()).toList();
        var paidOn = credits.stream().map(c -> c.payment().valueDate()).toList();
        assertThat(declaredOn).isSorted().allMatch(day -> day.isBefore(FIRST_DAY_AFTER));
        assertThat(paidOn).isSorted().allMatch(day -> day.isBefore(FIRST_DAY_AFTER));
        assertThat(declarations).hasSizeBetween(2_200, 2_400);
        assertThat(credits).hasSizeBetween(1_800, 2_200);
    }

    @Test
    void nineteen_units_are_in_arrears_at_the_end_of_september_2026_and_the_others_owe_no_charge() {
        var inArrears = unitsInArrears();
        assertThat(inArrears).hasSize(19);
        var others = new HashSet<>(LEDGER.units());
        others.removeAll(inArrears);
        assertThat(others).allMatch(unit -> onSeptember(unit).totals().charge() == 0);
    }

    @Test
    void the_overdue_rate_is_that_of_a_province_with_ordinary_troubles() {
        long overdue = 0;
        long receivable = 0;
        for (var unit : LEDGER.units()) {
            overdue += onSeptember(unit).totals().overdue();
            receivable += LEDGER.balance(unit, LocalDate.of(2025, 12, 31)).totals().outstanding();
            receivable += arisenIn2026(unit);
        }
        assertThat(overdue * 10_000 / receivable).isBetween(200L, 900L);
    }

    @Test
    void a_unit_that_stopped_paying_in_2024_bears_monthly_interest_and_then_the_daily_charge() {
        var unit = new UnitCode("TZ0049A");
        long monthly = chargeOn(unit, NEW_LAW.minusDays(1));
        assertThat(monthly).isPositive();
        // One more monthly computation on 1 July 2025, and on the same day the first daily charge.
        long first = chargeOn(unit, NEW_LAW);
        long second = chargeOn(unit, NEW_LAW.plusDays(1));
        long third = chargeOn(unit, NEW_LAW.plusDays(2));
        assertThat(first - monthly).isGreaterThan(second - first);
        assertThat(second - first).isPositive();
        assertThat(third - second).isCloseTo(second - first, offset(5L));
    }

    @Test
    void an_inspection_found_undeclared_workers_of_months_under_both_laws() {
        var found = declared(DeclarationKind.RETROACTIVE);
        assertThat(found).hasSize(8).allMatch(d -> d.declaration().stated() != null);
        assertThat(found.stream().map(DeclareObligation::unit).collect(Collectors.toSet()))
                .hasSize(1)
                .isSubsetOf(unitsInArrears());
        assertThat(found.stream().map(d -> d.declaration().period().lastDay().isBefore(NEW_LAW)))
                .contains(true, false);
    }

    @Test
    void declarations_are_corrected_upwards_and_downwards_and_some_come_late() {
        assertThat(
                        declared(DeclarationKind.ADJUSTMENT).stream()
                                .map(d -> d.declaration().wageFund()))
                .anyMatch(wages -> wages > 0)
                .anyMatch(wages -> wages < 0);
        assertThat(declared(DeclarationKind.REGULAR).stream().map(DeclareObligation::declaration))
                .filteredOn(SampleLedgerTest::declaredAfterItsDueDate)
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private static boolean declaredAfterItsDueDate(Declaration declaration) {
        return declaration.declaredOn().isAfter(declaration.period().plusMonths(1).lastDay());
    }

    @Test
    void a_returned_transfer_was_made_again_too_late() {
        var unit = new UnitCode(Stories.RETURNED);
        var between = LocalDate.of(2026, 1, 10);
        assertThat(LEDGER.balance(unit, between, beforeReversals).totals().overdue()).isZero();
        assertThat(LEDGER.balance(unit, between).totals().overdue()).isPositive();
        assertThat(LEDGER.balance(unit, LocalDate.of(2026, 1, 31)).totals().overdue()).isZero();
    }

    @Test
    void a_transfer_that_the_bank_reported_twice_counts_once() {
        var unit = new UnitCode(Stories.REPORTED_TWICE);
        var end = LocalDate.of(2025, 9, 30);
        assertThat(LEDGER.balance(unit, end, beforeReversals))
                .isNotEqualTo(LEDGER.balance(unit, end));
        assertThat(LEDGER.balance(unit, end).totals().overdue()).isZero();
    }

    @Test
    void two_credits_name_no_unit() {
        assertThat(credits.stream().filter(credit -> unitOf(credit) == null)).hasSize(2);
    }

    @Test
    void one_unit_has_paid_more_than_it_will_owe_for_months() {
        var balance = onSeptember(new UnitCode(Stories.ONE_ZERO_TOO_MANY));
        assertThat(balance.totals().outstanding()).isZero();
        assertThat(balance.unallocated()).isGreaterThan(100_000_000);
    }

    private static Set<UnitCode> unitsInArrears() {
        return LEDGER.units().stream()
                .filter(unit -> onSeptember(unit).totals().overdue() > 0)
                .collect(Collectors.toSet());
    }

    private static UnitBalance onSeptember(UnitCode unit) {
        return LEDGER.balance(unit, SEPTEMBER_ENDS);
    }

    private static long chargeOn(UnitCode unit, LocalDate day) {
        return LEDGER.balance(unit, day).totals().charge();
    }

    private static long arisenIn2026(UnitCode unit) {
        var state = (Unit.Registered) LEDGER.state(unit);
        return state.obligations().stream()
                .filter(o -> o.declaration().declaredOn().getYear() == 2026)
                .filter(o -> !o.declaration().declaredOn().isAfter(SEPTEMBER_ENDS))
                .map(Obligation::assessment)
                .mapToLong(assessed -> assessed.amounts().total())
                .sum();
    }

    private static List<DeclareObligation> declared(DeclarationKind kind) {
        return declarations.stream().filter(d -> d.declaration().kind() == kind).toList();
    }
}
