import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Measures the sources of a checkout of LIMEN: sizes of modules, files, methods and packages, as tables in Markdown.
 *
 * <p>Lines are all there are; code is lines without blank ones, comments, imports and package lines. Files and methods
 * are measured in code, methods without their annotations. A package-info counts in the lines only.
 */
final class Measure {

    private static final int MAX_FILE = 150;
    private static final int MAX_METHOD = 20;
    private static final int MAX_PACKAGE = 15;
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(
            "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|//[^\\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private record Sized(String name, int code) {}

    private record Source(Path file, int lines, int code, List<Sized> methods) {

        boolean isPackageInfo() {
            return file.endsWith("package-info.java");
        }

        Sized sized() {
            return new Sized(file.getFileName().toString(), code);
        }
    }

    private record Module(String name, List<Source> sources, int testCode) {

        /** Whether it is part of the server: neither a tool nor only for tests. */
        boolean isProduct() {
            return !name.startsWith("tools/") && !name.equals("bootstrap/chaos") && !name.equals("port-contracts");
        }
    }

    private Measure() {}

    /** The argument is the directory of the checkout, or the working directory. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 0 ? "." : arguments[0]);
        List<Module> modules = modules(root);
        Map<Boolean, List<Module>> byProduct = modules.stream().collect(Collectors.partitioningBy(Module::isProduct));
        System.out.println("| module | files | lines | code | file median/p90/max | methods | method median/p90/max"
                + " | largest package | code of tests |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        byProduct.get(true).forEach(module -> System.out.println(row(module)));
        Module product = sum("**product**", byProduct.get(true));
        System.out.println(row(product));
        byProduct.get(false).forEach(module -> System.out.println(row(module)));
        Module all = sum("**all**", modules);
        System.out.println(row(all));
        outliers("product", product);
        outliers("all", all);
    }

    private static void outliers(String of, Module module) {
        List<Sized> files = files(module);
        List<Sized> methods = methods(module);
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d of %d files over %d, %d of %d methods over %d, %d of %d packages over %d files%n",
                of,
                over(files, MAX_FILE),
                files.size(),
                MAX_FILE,
                over(methods, MAX_METHOD),
                methods.size(),
                MAX_METHOD,
                over(packages(module), MAX_PACKAGE),
                packages(module).size(),
                MAX_PACKAGE);
        System.out.println("- largest files: " + largest(files));
        System.out.println("- largest methods: " + largest(methods));
        System.out.println("- largest packages: " + largest(packages(module)));
    }

    private static String row(Module module) {
        List<Sized> packages = packages(module);
        return String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %s | %d | %s | %s | %d |",
                        module.name,
                        files(module).size(),
                        module.sources.stream().mapToInt(Source::lines).sum(),
                        module.sources.stream().mapToInt(Source::code).sum(),
                        spread(files(module)),
                        methods(module).size(),
                        spread(methods(module)),
                        packages.isEmpty() ? "-" : packages.getFirst().name + " " + packages.getFirst().code,
                        module.testCode);
    }

    private static Module sum(String name, List<Module> modules) {
        return new Module(
                name,
                modules.stream().flatMap(module -> module.sources.stream()).toList(),
                modules.stream().mapToInt(Module::testCode).sum());
    }

    private static List<Sized> files(Module module) {
        return module.sources.stream()
                .filter(source -> !source.isPackageInfo())
                .map(Source::sized)
                .toList();
    }

    private static List<Sized> methods(Module module) {
        return module.sources.stream()
                .flatMap(source -> source.methods.stream())
                .toList();
    }

    /** Packages by the number of their files, largest first. */
    private static List<Sized> packages(Module module) {
        Map<String, Long> counts = module.sources.stream()
                .filter(source -> !source.isPackageInfo())
                .collect(Collectors.groupingBy(source -> packageOf(source.file), Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new Sized(entry.getKey(), entry.getValue().intValue()))
                .sorted(Comparator.comparingInt(Sized::code).reversed().thenComparing(Sized::name))
                .toList();
    }

    private static String packageOf(Path file) {
        String directory = file.getParent().toString();
        return directory
                .substring(directory.indexOf("src/main/java/") + "src/main/java/".length())
                .replace("dev/limen/", "")
                .replace('/', '.');
    }

    private static String spread(List<Sized> sizes) {
        int[] sorted = sizes.stream().mapToInt(Sized::code).sorted().toArray();
        return sorted.length == 0
                ? "-"
                : String.format(
                                Locale.ROOT,
                                "%d/%d/%d",
                                sorted[sorted.length / 2], sorted[sorted.length * 9 / 10], sorted[sorted.length - 1]);
    }

    private static long over(List<Sized> sizes, int limit) {
        return sizes.stream().filter(sized -> sized.code > limit).count();
    }

    private static String largest(List<Sized> sizes) {
        return sizes.stream()
                .sorted(Comparator.comparingInt(Sized::code).reversed())
                .limit(5)
                .map(sized -> sized.name + " " + sized.code)
                .collect(Collectors.joining(", "));
    }

    private static List<Module> modules(Path root) throws IOException {
        List<Module> modules = new ArrayList<>();
        for (Path directory : directoriesOfModules(root)) {
            List<Source> sources = sources(directory.resolve("src/main/java"));
            int testCode = sources(directory.resolve("src/test/java")).stream()
                    .mapToInt(Source::code)
                    .sum();
            if (!sources.isEmpty() || testCode > 0) {
                modules.add(new Module(root.relativize(directory).toString(), sources, testCode));
            }
        }
        return modules;
    }

    private static List<Path> directoriesOfModules(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, 3, (file, attributes) -> file.endsWith("pom.xml"))) {
            return files.filter(file -> !file.toString().contains("/target/"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static List<Source> sources(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory);
                StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    COMPILER.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(java));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(source(unit, positions));
            }
        }
        return sources;
    }

    private static Source source(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        String text = unit.getSourceFile().getCharContent(true).toString();
        String bare = withoutComments(text);
        Path file = Path.of(unit.getSourceFile().toUri());
        List<Sized> methods = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    long begin = method.getModifiers().getAnnotations().stream()
                            .mapToLong(annotation -> positions.getEndPosition(unit, annotation))
                            .max()
                            .orElse(positions.getStartPosition(unit, method));
                    long end = positions.getEndPosition(unit, method);
                    String name = file.getFileName().toString().replace(".java", "") + "." + method.getName();
                    methods.add(new Sized(name, code(bare.substring((int) begin, (int) end))));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
        return new Source(file, (int) text.lines().count(), code(bare), methods);
    }

    /** The same text with spaces in place of its comments, so that every position stays. */
    private static String withoutComments(String text) {
        return LITERAL_OR_COMMENT
                .matcher(text)
                .replaceAll(match -> match.group().startsWith("/")
                        ? match.group().replaceAll("[^\\n]", " ")
                        : Matcher.quoteReplacement(match.group()));
    }

    private static int code(String text) {
        return (int) text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();
    }
}
