package org.socai.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.socai.api.architecture.violations.Violations;
import org.socai.api.architecture.violations.api.units.ControllerThatSpeaksAxon;
import org.socai.api.architecture.violations.ledger.contribution.ValueInFloatingPoint;
import org.socai.api.architecture.violations.ledger.contribution.ValueThatAsksTheSystem;
import org.socai.api.architecture.violations.ledger.contribution.ValueThatKnowsTheRules;
import org.socai.api.architecture.violations.ledger.history.HistoryThatKnowsTheShell;
import org.socai.api.architecture.violations.ledger.rules.RuleThatKnowsTheUnit;
import org.socai.api.architecture.violations.ledger.store.StoreThatKnowsAProjection;
import org.socai.api.architecture.violations.ledger.unit.UnitThatKnowsItsHistory;
import org.socai.api.architecture.violations.ledger.unit.UnitThatSpeaksAxon;
import org.socai.api.architecture.violations.projections.ProjectionThatKnowsTheProgram;

/**
 * A small program of the same shape that breaks every rule: a rule that finds nothing in it guards
 * nothing.
 */
class ArchitectureRulesTest {
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages(Violations.class.getPackageName());
    private static final Layout LAYOUT = Layout.below(Violations.class.getPackageName());

    private final DependencyRules dependencies = new DependencyRules(LAYOUT);
    private final PurityRules purity = new PurityRules(LAYOUT);

    @Test
    void a_store_that_knows_a_projection_is_found() {
        assertThat(broken(dependencies.theLedgerKnowsNeitherProjectionsNorProgram()))
                .contains(StoreThatKnowsAProjection.class.getName());
    }

    @Test
    void a_projection_that_knows_the_program_is_found() {
        assertThat(broken(dependencies.projectionsDoNotKnowTheProgram()))
                .contains(ProjectionThatKnowsTheProgram.class.getName());
    }

    @Test
    void a_value_that_knows_the_rules_is_found() {
        assertThat(broken(dependencies.valuesKnowOnlyValues()))
                .contains(ValueThatKnowsTheRules.class.getName());
    }

    @Test
    void a_rule_that_knows_the_unit_is_found() {
        assertThat(broken(dependencies.rulesKnowOnlyValues()))
                .contains(RuleThatKnowsTheUnit.class.getName());
    }

    @Test
    void a_unit_that_knows_its_history_is_found() {
        assertThat(broken(dependencies.theUnitKnowsOnlyRulesAndValues()))
                .contains(UnitThatKnowsItsHistory.class.getName());
    }

    @Test
    void axon_inside_the_ledger_and_in_a_controller_is_found_and_at_the_edges_allowed() {
        assertThat(broken(dependencies.onlyTheEdgesKnowAxon()))
                .contains(UnitThatSpeaksAxon.class.getName())
                .contains(ControllerThatSpeaksAxon.class.getName())
                .doesNotContain(LAYOUT.axon())
                .doesNotContain(LAYOUT.config());
    }

    @Test
    void a_library_and_an_edge_inside_the_pure_ledger_are_found() {
        assertThat(broken(purity.thePureLedgerKnowsOnlyTheJdkAndItself()))
                .contains(UnitThatSpeaksAxon.class.getName())
                .contains(HistoryThatKnowsTheShell.class.getName());
    }

    @Test
    void every_way_to_ask_the_system_for_time_or_an_id_is_found() {
        assertThat(broken(purity.thePureLedgerReadsNoClock()))
                .contains(ValueThatAsksTheSystem.class.getName())
                .contains("Clock")
                .contains("java.time.Instant.now()")
                .contains("java.time.LocalDate.now(java.time.ZoneId)")
                .contains("java.time.LocalDateTime.now(java.time.Clock)")
                .contains("java.lang.System.currentTimeMillis()")
                .contains("java.lang.System.nanoTime()")
                .contains("java.lang.Math.random()")
                .contains("java.util.UUID.randomUUID()");
    }

    @Test
    void a_clock_read_by_method_reference_is_found() {
        assertThat(broken(purity.thePureLedgerReadsNoClock()))
                .contains("references method <java.time.OffsetDateTime.now()>");
    }

    @Test
    void random_numbers_are_found() {
        assertThat(broken(purity.thePureLedgerThrowsNoDice()))
                .contains("java.util.Random")
                .contains("java.security.SecureRandom")
                .contains("java.util.concurrent.ThreadLocalRandom");
    }

    @Test
    void floating_point_fields_are_found_in_arrays_and_boxes_too() {
        assertThat(broken(purity.noFieldIsFloatingPoint()))
                .contains(ValueInFloatingPoint.class.getName() + ".rate")
                .contains(ValueInFloatingPoint.class.getName() + ".boxed")
                .contains(ValueInFloatingPoint.class.getName() + ".perMonth");
    }

    @Test
    void floating_point_parameters_and_results_are_found() {
        assertThat(broken(purity.nothingFloatingPointIsHandedInOrOut()))
                .contains("<init>(float)")
                .contains("scaled(long, double)")
                .contains("result()");
    }

    private static String broken(ArchRule rule) {
        return String.join("\n", rule.evaluate(BROKEN).getFailureReport().getDetails());
    }
}
