package org.socai.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.socai.api.architecture.Layout.within;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What decides and folds is pure: every package of the ledger but its edges, so that the same
 * history gives the same figures in the server, in a rebuild, in a test and in a distributed job.
 */
record PurityRules(Layout layout) {
    private static final Set<String> FLOATING_POINT =
            Set.of("float", "double", Float.class.getName(), Double.class.getName());
    private static final Set<String> READINGS_OF_THE_SYSTEM =
            Set.of("currentTimeMillis", "nanoTime", "randomUUID", "random");

    ArchRule thePureLedgerKnowsOnlyTheJdkAndItself() {
        return classes()
                .that(arePure())
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..").or(arePure()))
                .because("the same fold must run wherever a JVM runs");
    }

    ArchRule thePureLedgerReadsNoClock() {
        return noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .accessTargetWhere(
                        describe("it reads the system's time or chance", this::isReading))
                .because("a decision gets its instants and ids handed in");
    }

    ArchRule thePureLedgerThrowsNoDice() {
        return noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .because("a replay must decide the same again");
    }

    ArchRule noFieldIsFloatingPoint() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(arePure())
                .should()
                .haveRawType(describe("floating point", PurityRules::isFloatingPoint))
                .because("money and rates are exact");
    }

    ArchRule nothingFloatingPointIsHandedInOrOut() {
        DescribedPredicate<List<JavaClass>> someFloatingPoint =
                describe(
                        "with floating point",
                        types -> types.stream().anyMatch(PurityRules::isFloatingPoint));
        return noCodeUnits()
                .that()
                .areDeclaredInClassesThat(arePure())
                .should()
                .haveRawParameterTypes(someFloatingPoint)
                .orShould()
                .haveRawReturnType(describe("floating point", PurityRules::isFloatingPoint))
                .because("money and rates are exact");
    }

    private DescribedPredicate<JavaClass> arePure() {
        return resideInAPackage(within(layout.ledger()))
                .and(
                        resideOutsideOfPackages(
                                within(layout.axon()),
                                within(layout.store()),
                                within(layout.booking())))
                .as("belong to the pure ledger");
    }

    private boolean isReading(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getPackageName();
        var name = access.getTarget().getName();
        return (owner.equals("java.time") && name.equals("now"))
                || (owner.startsWith("java.") && READINGS_OF_THE_SYSTEM.contains(name));
    }

    private static boolean isFloatingPoint(JavaClass type) {
        return FLOATING_POINT.contains(type.getBaseComponentType().getName());
    }
}
