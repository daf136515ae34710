package dev.limen.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What use cases, ports and the like look like in byte code. */
final class Shapes {

    private static final List<String> MANAGED = List.of(
            "jakarta.inject.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.interceptor.Interceptor",
            "jakarta.persistence.Entity",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "io.quarkus.websockets.next.WebSocket");

    private static final Set<String> LOCALE_OR_ZONE =
            Set.of("java.util.Locale", "java.time.ZoneId", "java.time.Clock", "java.util.TimeZone");

    private static final Map<String, Set<String>> LOCAL = Map.ofEntries(
            Map.entry("java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
            Map.entry("java.io.PrintStream", Set.of("format", "printf")),
            Map.entry("java.io.PrintWriter", Set.of("format", "printf")),
            Map.entry("java.text.NumberFormat", Set.of("getInstance", "getIntegerInstance", "getNumberInstance")),
            Map.entry("java.text.MessageFormat", Set.of("format")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.time.format.DateTimeFormatter", Set.of("ofPattern")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.TimeZone", Set.of("getDefault")));

    private Shapes() {}

    static DescribedPredicate<JavaClass> useCasesOf(String root) {
        return DescribedPredicate.describe(
                "are use cases",
                type -> type.getPackageName().startsWith(root + ".application")
                        && type.isTopLevelClass()
                        && type.getMethods().stream().anyMatch(m -> m.getName().equals("handle")));
    }

    static DescribedPredicate<JavaClass> portsOf(String root) {
        return DescribedPredicate.describe(
                "are outbound ports",
                type -> type.isInterface()
                        && !type.isAnnotation()
                        && type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info")
                        && !type.reflect().isSealed()
                        && !type.isAnnotatedWith(FunctionalInterface.class)
                        && (type.getPackageName().startsWith(root + ".domain")
                                || type.getPackageName().startsWith(root + ".application")));
    }

    static DescribedPredicate<JavaClass> managedByAFramework() {
        return DescribedPredicate.describe(
                "are managed by a framework", type -> MANAGED.stream().anyMatch(type::isAnnotatedWith));
    }

    static ArchCondition<JavaClass> beAFinalClassWithOnePublicMethod(String name) {
        return condition("be a final class whose one public method is " + name, type -> {
            List<String> doors = type.getMethods().stream()
                    .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .map(JavaMethod::getName)
                    .toList();
            return type.getModifiers().contains(JavaModifier.FINAL) && doors.equals(List.of(name));
        });
    }

    static ArchCondition<JavaClass> haveAContract(JavaClasses all) {
        return condition("have a contract in port-contracts", port -> all.stream()
                .anyMatch(type -> type.isInterface()
                        && type.getPackageName().contains(".contract")
                        && type.getSimpleName().equals(port.getSimpleName() + "Contract")));
    }

    static ArchCondition<JavaClass> beNamedAfterEveryPortItImplements(Predicate<JavaClass> isPort) {
        return condition("be named after every port it implements", type -> type.getRawInterfaces().stream()
                .filter(isPort)
                .allMatch(port -> type.getSimpleName().endsWith(port.getSimpleName())));
    }

    static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return condition("be in a package that is @NullMarked", type -> type.getPackage()
                .isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }

    static ArchCondition<JavaClass> resideInAPackageOfAtMost(int max) {
        return condition(
                "reside in a package of at most " + max + " top-level classes",
                type -> type.getPackage().getClasses().stream()
                                .filter(JavaClass::isTopLevelClass)
                                .filter(other -> !other.isArray()
                                        && !other.getSimpleName().equals("package-info"))
                                .count()
                        <= max);
    }

    /** Methods that take a locale or a zone in another form, and are called without. */
    static DescribedPredicate<JavaMethodCall> dependsOnTheProcess() {
        return DescribedPredicate.describe("it takes the locale or the zone of the process", call -> {
            boolean told = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(type -> LOCALE_OR_ZONE.contains(type.getName()));
            return !told
                    && LOCAL.getOrDefault(call.getTargetOwner().getName(), Set.of())
                            .contains(call.getName());
        });
    }

    /** A time of the wall clock that is kept to be compared with a later one; a value that never changes is none. */
    static ArchCondition<JavaField> notRememberWhen() {
        return condition(
                "measure without the wall clock",
                JavaField::getFullName,
                field -> field.getAllInvolvedRawTypes().stream().noneMatch(type -> type.isEquivalentTo(Instant.class))
                        || (field.getModifiers().contains(JavaModifier.FINAL)
                                && field.getRawType().isEquivalentTo(Instant.class)));
    }

    static ArchCondition<JavaClass> bear(String namePattern) {
        Pattern pattern = Pattern.compile(namePattern);
        return condition("bear a name for everything", type -> pattern.matcher(type.getSimpleName())
                .matches());
    }

    private static ArchCondition<JavaClass> condition(String text, Predicate<JavaClass> holds) {
        return condition(text, JavaClass::getName, holds);
    }

    private static <T> ArchCondition<T> condition(String text, Function<T, String> name, Predicate<T> holds) {
        return new ArchCondition<>(text) {
            @Override
            public void check(T item, ConditionEvents events) {
                boolean satisfied = holds.test(item);
                events.add(new SimpleConditionEvent(
                        item, satisfied, name.apply(item) + (satisfied ? " does " : " does not ") + text));
            }
        };
    }
}
