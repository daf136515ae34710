package dev.limen.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final JavaClasses LIMEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.limen");

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void limen_keeps(Rule rule) {
        rule.in("dev.limen", LIMEN).check(LIMEN);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void its_sample_breaks(Rule rule) {
        String root = "dev.limen.bootstrap.architecture.sample."
                + rule.name().toLowerCase(Locale.ROOT).replace("_", "");
        JavaClasses sample = new ClassFileImporter().importPackages(root);

        EvaluationResult result = rule.in(root, sample).evaluate(sample);

        assertTrue(result.hasViolation(), "nothing in " + root + " breaks the rule");
        System.Logger log = System.getLogger("architecture");
        log.log(
                System.Logger.Level.INFO,
                "{0} rejects: {1}",
                rule,
                result.getFailureReport().getDetails().getFirst());
    }
}
