package dev.limen.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the house where bootstrap's own test of them cannot look: it does not know the trials. */
class ArchitectureTest {

    private static final String CHAOS = "dev.limen.chaos";
    private static final JavaClasses TRIALS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CHAOS);

    @Test
    void every_class_has_a_known_home() {
        classes()
                .should()
                .resideInAnyPackage(
                        CHAOS,
                        CHAOS + ".bench",
                        CHAOS + ".breakpoint",
                        CHAOS + ".image",
                        CHAOS + ".matrix",
                        CHAOS + ".network",
                        CHAOS + ".outage",
                        CHAOS + ".remote",
                        CHAOS + ".replay",
                        CHAOS + ".report",
                        CHAOS + ".session",
                        CHAOS + ".storm",
                        CHAOS + ".testbed")
                .check(TRIALS);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("dev.limen.(**)").should().beFreeOfCycles().check(TRIALS);
    }

    /** What a trial says of LIMEN it sees from outside; only what stands in for its ports speaks their language. */
    @Test
    void only_the_outside_of_limen_is_looked_at() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CHAOS + ".breakpoint", CHAOS + ".remote", CHAOS + ".testbed")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.limen.domain..",
                        "dev.limen.application..",
                        "dev.limen.adapters..",
                        "dev.limen.bootstrap..")
                .check(TRIALS);
    }

    @Test
    void every_package_is_null_marked() {
        for (JavaClass type : TRIALS) {
            assertTrue(type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"), type::getName);
        }
    }
}
