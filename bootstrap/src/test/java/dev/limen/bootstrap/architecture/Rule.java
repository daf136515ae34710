package dev.limen.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.limen.bootstrap.architecture.Shapes.beAFinalClassWithOnePublicMethod;
import static dev.limen.bootstrap.architecture.Shapes.beInANullMarkedPackage;
import static dev.limen.bootstrap.architecture.Shapes.beNamedAfterEveryPortItImplements;
import static dev.limen.bootstrap.architecture.Shapes.bear;
import static dev.limen.bootstrap.architecture.Shapes.dependsOnTheProcess;
import static dev.limen.bootstrap.architecture.Shapes.haveAContract;
import static dev.limen.bootstrap.architecture.Shapes.managedByAFramework;
import static dev.limen.bootstrap.architecture.Shapes.notRememberWhen;
import static dev.limen.bootstrap.architecture.Shapes.portsOf;
import static dev.limen.bootstrap.architecture.Shapes.resideInAPackageOfAtMost;
import static dev.limen.bootstrap.architecture.Shapes.useCasesOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Instant;

/**
 * The rules of the architecture. Each takes the root package that it looks at, so that the same rule judges LIMEN and the
 * sample beside it that breaks it.
 */
enum Rule {
    THE_DOMAIN_KNOWS_ONLY_THE_LANGUAGE {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes()
                    .that()
                    .resideInAPackage(root + ".domain..")
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(withLanguage(root + ".domain..")));
        }
    },
    THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes()
                    .that()
                    .resideInAPackage(root + ".application..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(withLanguage(root + ".domain..", root + ".application..")));
        }
    },
    ADAPTERS_KNOW_NO_OTHER_ADAPTER {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return slices().matching(root + ".adapters.(*)..").should().notDependOnEachOther();
        }
    },
    ADAPTERS_KNOW_ONLY_THE_CORE {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + ".adapters..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(root + "..")
                            .and(not(resideInAnyPackage(
                                    root + ".domain..", root + ".application..", root + ".adapters.."))));
        }
    },
    EVERY_CLASS_BELONGS_TO_A_KNOWN_MODULE {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes()
                    .that()
                    .resideInAPackage(root + "..")
                    .should()
                    .resideInAnyPackage(
                            root + ".domain..",
                            root + ".application..",
                            root + ".contract..",
                            root + ".adapters.persistence..",
                            root + ".adapters.libvirt..",
                            root + ".adapters.simulator..",
                            root + ".adapters.images..",
                            root + ".adapters.rest..",
                            root + ".adapters.websocket..",
                            root + ".bootstrap..",
                            root + ".client..",
                            root + ".tour..");
        }
    },
    THE_SERVER_KNOWS_NO_TOOL {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(server(root))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(root + ".client..", root + ".tour..", root + ".chaos..");
        }
    },
    WHAT_LOOKS_FROM_OUTSIDE_KNOWS_NO_SERVER {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(root + ".client..", root + ".tour..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(server(root));
        }
    },
    ONLY_BOOTSTRAP_BUILDS_USE_CASES {
        @Override
        ArchRule in(String root, JavaClasses all) {
            DescribedPredicate<JavaClass> useCase = useCasesOf(root);
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".bootstrap..")
                    .should()
                    .callConstructorWhere(DescribedPredicate.describe(
                            "it is a use case's", (JavaConstructorCall call) -> useCase.test(call.getTargetOwner())));
        }
    },
    A_USE_CASE_IS_A_FINAL_CLASS_WITH_ONE_PUBLIC_METHOD {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes().that(useCasesOf(root)).should(beAFinalClassWithOnePublicMethod("handle"));
        }
    },
    EVERY_PORT_HAS_ITS_CONTRACT {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes().that(portsOf(root)).should(haveAContract(all));
        }
    },
    AN_ADAPTER_IS_NAMED_AFTER_ITS_PORT {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes()
                    .that()
                    .resideInAPackage(root + ".adapters..")
                    .and()
                    .areTopLevelClasses()
                    .should(beNamedAfterEveryPortItImplements(portsOf(root)));
        }
    },
    /** It may be public for other rooms of its adapter. That other adapters leave it alone is a rule of its own. */
    WHAT_A_FRAMEWORK_MANAGES_STAYS_IN_ITS_ADAPTER {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".adapters..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(root + ".adapters..").and(managedByAFramework()));
        }
    },
    /** What begins or ends a session makes nothing that a repetition would double, and tokens must not be kept. */
    POSTS_ARE_IDEMPOTENT {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return methods()
                    .that()
                    .areAnnotatedWith("jakarta.ws.rs.POST")
                    .and()
                    .areDeclaredInClassesThat()
                    .resideInAPackage(root + ".adapters.rest..")
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage(root + ".adapters.rest.session..")
                    .should()
                    .beAnnotatedWith("dev.limen.adapters.rest.idempotency.Idempotent");
        }
    },
    /** Contracts are aside: what one aggregate promises is tested with the test data of another. */
    PACKAGES_FORM_NO_CYCLES {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return slices().matching(root + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .ignoreDependency(resideInAPackage(root + ".contract.."), DescribedPredicate.alwaysTrue());
        }
    },
    /** More than one topic hides in a larger one. */
    A_PACKAGE_HAS_AT_MOST_15_CLASSES {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes().that().resideInAPackage(root + "..").should(resideInAPackageOfAtMost(15));
        }
    },
    /** The wall clock may be set at any time. What people and other processes read comes from one place. */
    DURATIONS_ARE_MEASURED_BY_THE_MONOTONIC_CLOCK {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return CompositeArchRule.of(fields().that()
                            .areDeclaredInClassesThat()
                            .resideInAnyPackage(root + ".application..", root + ".adapters..", root + ".bootstrap..")
                            .and()
                            .areDeclaredInClassesThat()
                            .areNotAnnotatedWith("jakarta.persistence.Entity")
                            .should(notRememberWhen()))
                    .and(noClasses()
                            .that()
                            .resideInAnyPackage(server(root))
                            .should()
                            .callMethod(Instant.class, "now")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis"));
        }
    },
    /** Where a locale or a zone is left out, that of the process decides: its digits, its letters, its day. */
    TEXT_DEPENDS_ON_NO_LOCALE_OR_ZONE_OF_THE_PROCESS {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return noClasses().that().resideInAPackage(root + "..").should().callMethodWhere(dependsOnTheProcess());
        }
    },
    EVERY_PACKAGE_IS_NULL_MARKED {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return classes().that().resideInAPackage(root + "..").should(beInANullMarkedPackage());
        }
    },
    NOTHING_IS_CALLED_BY_A_NAME_FOR_EVERYTHING {
        @Override
        ArchRule in(String root, JavaClasses all) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .should(bear("(Abstract|Base)[A-Z].*|.*(Impl|Manager|Helper|Utils?|Common|Data|Info)"))
                    .orShould()
                    .resideInAnyPackage("..util..", "..utils..", "..common..", "..shared..", "..helper..");
        }
    };

    /** The rule for the classes below {@code root}; {@code all} is everything that was read. */
    abstract ArchRule in(String root, JavaClasses all);

    private static String[] server(String root) {
        return new String[] {root + ".domain..", root + ".application..", root + ".adapters..", root + ".bootstrap.."};
    }

    private static String[] withLanguage(String... own) {
        String[] language = {"java.lang..", "java.util..", "java.time..", "java.text..", "org.jspecify.annotations.."};
        String[] allowed = java.util.Arrays.copyOf(own, own.length + language.length);
        System.arraycopy(language, 0, allowed, own.length, language.length);
        return allowed;
    }
}
