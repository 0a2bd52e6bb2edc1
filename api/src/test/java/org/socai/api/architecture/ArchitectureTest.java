package org.socai.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program as it is built, without any tests or fixtures. */
class ArchitectureTest {
    private static final ImportOption WITHOUT_FIXTURES =
            location -> !location.contains("-tests.jar");
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(WITHOUT_FIXTURES)
                    .importPackages("org.socai");
    private static final Layout LAYOUT = Layout.below("org.socai");

    private final DependencyRules dependencies = new DependencyRules(LAYOUT);
    private final PurityRules purity = new PurityRules(LAYOUT);

    @ParameterizedTest
    @MethodSource("org.socai.api.architecture.ArchitectureTest#checkedOrForbidden")
    void every_package_that_a_rule_checks_or_forbids_holds_classes(String name) {
        assertThat(PROGRAM.stream().map(type -> type.getPackageName()))
                .anyMatch(found -> found.equals(name) || found.startsWith(name + "."));
    }

    static Iterable<String> checkedOrForbidden() {
        return LAYOUT.checkedOrForbidden();
    }

    @Test
    void the_ledger_knows_neither_projections_nor_program() {
        dependencies.theLedgerKnowsNeitherProjectionsNorProgram().check(PROGRAM);
    }

    @Test
    void projections_do_not_know_the_program() {
        dependencies.projectionsDoNotKnowTheProgram().check(PROGRAM);
    }

    @Test
    void values_know_only_values() {
        dependencies.valuesKnowOnlyValues().check(PROGRAM);
    }

    @Test
    void rules_know_only_values() {
        dependencies.rulesKnowOnlyValues().check(PROGRAM);
    }

    @Test
    void the_unit_knows_only_rules_and_values() {
        dependencies.theUnitKnowsOnlyRulesAndValues().check(PROGRAM);
    }

    @Test
    void only_the_edges_know_axon() {
        dependencies.onlyTheEdgesKnowAxon().check(PROGRAM);
    }

    @Test
    void the_pure_ledger_knows_only_the_jdk_and_itself() {
        purity.thePureLedgerKnowsOnlyTheJdkAndItself().check(PROGRAM);
    }

    @Test
    void the_pure_ledger_reads_no_clock() {
        purity.thePureLedgerReadsNoClock().check(PROGRAM);
    }

    @Test
    void the_pure_ledger_throws_no_dice() {
        purity.thePureLedgerThrowsNoDice().check(PROGRAM);
    }

    @Test
    void no_field_of_the_pure_ledger_is_floating_point() {
        purity.noFieldIsFloatingPoint().check(PROGRAM);
    }

    @Test
    void nothing_floating_point_is_handed_into_or_out_of_the_pure_ledger() {
        purity.nothingFloatingPointIsHandedInOrOut().check(PROGRAM);
    }
}
