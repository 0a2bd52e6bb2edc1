package org.socai.api.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.socai.api.architecture.Layout.within;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which package may know which. */
record DependencyRules(Layout layout) {

    ArchRule theLedgerKnowsNeitherProjectionsNorProgram() {
        return noClasses()
                .that()
                .resideInAPackage(within(layout.ledger()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within(layout.projections()), within(layout.api()))
                .because("the ledger is the ground that the other modules stand on");
    }

    ArchRule projectionsDoNotKnowTheProgram() {
        return noClasses()
                .that()
                .resideInAPackage(within(layout.projections()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within(layout.api()))
                .because("a projection is the same in the server, in a rebuild and in a test");
    }

    ArchRule valuesKnowOnlyValues() {
        return knowsOnly(layout.contribution());
    }

    ArchRule rulesKnowOnlyValues() {
        return knowsOnly(layout.rules(), layout.contribution());
    }

    ArchRule theUnitKnowsOnlyRulesAndValues() {
        return knowsOnly(layout.unit(), layout.rules(), layout.contribution());
    }

    ArchRule onlyTheEdgesKnowAxon() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        within(layout.axon()),
                        within(layout.store()),
                        within(layout.projections()),
                        within(layout.config()),
                        within(layout.peers()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .because("Axon is how commands travel and events are kept, not what they mean");
    }

    private static ArchRule knowsOnly(String subject, String... known) {
        var allowed =
                Stream.concat(
                                Stream.of("java..", "org.jspecify..", within(subject)),
                                Stream.of(known).map(Layout::within))
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(within(subject))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("knowledge points from history to units to rules to values");
    }
}
