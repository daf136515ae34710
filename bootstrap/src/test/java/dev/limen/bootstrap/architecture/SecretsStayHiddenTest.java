package dev.limen.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a type holds gets into logs and messages by its {@code toString}, and a record has one that shows everything. So
 * the byte code of each is read: where a field is called like a secret, or is the value of a type that is, {@code toString} must
 * be written by hand and must not read that field. LIMEN's own types inside others hide themselves.
 */
class SecretsStayHiddenTest {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passphrase|secret|token|hash|ticket|credential)s?");

    private static final Pattern CAN_SHOW = Pattern.compile("L(?!dev/limen/|java/time/).*|\\[[CB]");
    private static final String GENERATED = "java/lang/runtime/ObjectMethods";

    record Shows(String refreshToken) {}

    record ShowsAllTheSame(String password) {
        @Override
        public String toString() {
            return "ShowsAllTheSame[" + password + "]";
        }
    }

    record ShowsByAccessor(String password) {
        @Override
        public String toString() {
            return "ShowsByAccessor[" + password() + "]";
        }
    }

    record Ticket(String value) {}

    record Hides(String name, String password) {
        @Override
        public String toString() {
            return "Hides[" + name + "]";
        }
    }

    record Harmless(String name, int tokens) {}

    @Test
    void noTypeShowsASecret() {
        List<String> shown = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.limen").stream()
                        .filter(type -> !type.getPackageName().startsWith("dev.limen.contract"))
                        .map(SecretsStayHiddenTest::read)
                        .filter(SecretsStayHiddenTest::showsASecret)
                        .map(type -> type.thisClass().asInternalName())
                        .toList();

        assertEquals(List.of(), shown);
    }

    @Test
    void whatShowsASecretIsFoundAndNothingElse() {
        Set<String> found = new ClassFileImporter()
                        .importClasses(
                                Shows.class,
                                ShowsAllTheSame.class,
                                ShowsByAccessor.class,
                                Ticket.class,
                                Hides.class,
                                Harmless.class)
                        .stream()
                        .filter(type -> showsASecret(read(type)))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());

        assertEquals(Set.of("Shows", "ShowsAllTheSame", "ShowsByAccessor", "Ticket"), found);
    }

    private static ClassModel read(JavaClass type) {
        try (InputStream code = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(code.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean showsASecret(ClassModel type) {
        Set<String> secrets = secretsOf(type);
        return !secrets.isEmpty()
                && type.methods().stream()
                        .filter(method -> method.methodName().equalsString("toString")
                                && method.methodType().equalsString("()Ljava/lang/String;"))
                        .flatMap(SecretsStayHiddenTest::steps)
                        .anyMatch(step -> shows(step, type, secrets));
    }

    private static Set<String> secretsOf(ClassModel type) {
        String name = type.thisClass().asInternalName();
        boolean isOne = SECRET.matcher(name).matches();
        return type.fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.STATIC))
                .filter(field -> (isOne && nameOf(field).equals("value"))
                        || SECRET.matcher(nameOf(field)).matches())
                .filter(field ->
                        CAN_SHOW.matcher(field.fieldType().stringValue()).matches())
                .map(SecretsStayHiddenTest::nameOf)
                .collect(Collectors.toSet());
    }

    private static String nameOf(FieldModel field) {
        return field.fieldName().stringValue();
    }

    private static Stream<CodeElement> steps(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream());
    }

    private static boolean shows(CodeElement step, ClassModel type, Set<String> secrets) {
        return switch (step) {
            case InvokeDynamicInstruction call ->
                call.bootstrapMethod().owner().descriptorString().equals("L" + GENERATED + ";");
            case FieldInstruction read ->
                read.owner().equals(type.thisClass())
                        && secrets.contains(read.name().stringValue());
            case InvokeInstruction call ->
                call.owner().equals(type.thisClass())
                        && secrets.contains(call.name().stringValue());
            default -> false;
        };
    }
}
