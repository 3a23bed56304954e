package org.tallystick;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/// The walls of the house, and for each wall a proof that its guard can fail.
class HouseTest {

    private static final ApplicationModules WINGS = ApplicationModules.of(Tallystick.class);
    private static final JavaClasses EVERYTHING = new ClassFileImporter().importPackages("org.tallystick");
    private static final JavaClasses CODE = EVERYTHING.that(DescribedPredicate.describe(
            "are no tests",
            type -> type.getSource()
                    .filter(source -> !source.getUri().toString().contains("test-classes"))
                    .isPresent()));
    private static final Path SOURCES = Path.of("src/main/java/org/tallystick");

    private static final ArchRule RULES_TOUCH_NOTHING = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "java.io..", "java.nio.file..")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .allowEmptyShould(true);

    private static final ArchRule NO_SETTERS = ArchRuleDefinition.noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.tallystick..")
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Generated")
            .should()
            .haveNameMatching("set[A-Z].*");

    @Test
    void wingsKeepTheirDoors() {
        WINGS.verify();
    }

    @Test
    void wingsKeepTheirDoorsCanFail() {
        var circle = ApplicationModules.of("planted", new ImportOption.OnlyIncludeTests());
        assertThatThrownBy(circle::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle");
    }

    @Test
    void rulesTouchNothing() {
        RULES_TOUCH_NOTHING.check(CODE);
    }

    @Test
    void rulesTouchNothingCanFail() {
        var planted = new ClassFileImporter().importClasses(PlantedRules.class);
        assertThatThrownBy(() -> RULES_TOUCH_NOTHING.check(planted)).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothingIsSet() {
        NO_SETTERS.check(CODE);
    }

    @Test
    void nothingIsSetCanFail() {
        var planted = new ClassFileImporter().importClasses(PlantedRules.class);
        assertThatThrownBy(() -> NO_SETTERS.check(planted)).isInstanceOf(AssertionError.class);
    }

    /// Past thirty files a package hides nothing from anybody: split it.
    @Test
    void noPackageHoldsMoreThanThirtyFiles() {
        assertThat(crowded(files())).isEmpty();
    }

    @Test
    void noPackageHoldsMoreThanThirtyFilesCanFail() {
        var planted = IntStream.range(0, 31)
                .mapToObj(each -> Path.of("report/Planted" + each))
                .toList();
        assertThat(crowded(planted)).containsExactly("report holds 31 files");
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(SOURCES::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> crowded(List<Path> files) {
        return files.stream()
                .filter(file -> file.getParent() != null)
                .collect(groupingBy(Path::getParent, TreeMap::new, counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > 30)
                .map(each -> each.getKey() + " holds " + each.getValue() + " files")
                .toList();
    }

    /// An arrow that a wing declares and does not use is an invitation that nobody meant.
    @Test
    void everyDeclaredArrowIsUsed() {
        assertThat(WINGS.stream().flatMap(wing -> unused(wing, CODE)).toList()).isEmpty();
    }

    @Test
    void everyDeclaredArrowIsUsedCanFail() {
        assertThat(WINGS.stream()
                        .flatMap(wing -> unused(wing, new ClassFileImporter().importClasses()))
                        .toList())
                .contains("report need not name platform :: page");
    }

    private static Stream<String> unused(ApplicationModule wing, JavaClasses code) {
        var used = code.stream()
                .filter(each -> wingOf(each).equals(wing.getIdentifier().toString()))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(each -> each.getTargetClass().getBaseComponentType().getPackageName())
                .collect(toSet());
        return Arrays.stream(arrows(wing))
                .filter(arrow -> !used.contains(packageOf(arrow)))
                .map(arrow -> wing.getIdentifier() + " need not name " + arrow);
    }

    private static String[] arrows(ApplicationModule wing) {
        try {
            var declared = Class.forName(wing.getBasePackage().getName() + ".package-info")
                    .getAnnotation(org.springframework.modulith.ApplicationModule.class);
            return declared.allowedDependencies();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /// "delivery :: mark-scheme" is the door of the package delivery.mark.scheme.
    private static String packageOf(String arrow) {
        return "org.tallystick." + arrow.replace(" :: ", ".").replace('-', '.');
    }

    private static String wingOf(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }

    /// Rooms of a wing point one way, too.
    @Test
    void roomsFormNoCircle() {
        assertThat(circles(arrows(CODE))).isEmpty();
    }

    @Test
    void roomsFormNoCircleCanFail() {
        var planted = Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a"), "d", Set.of("a"));
        assertThat(circles(planted)).containsExactly("a", "b", "c");
    }

    /// Which other packages each package uses.
    private static Map<String, Set<String>> arrows(JavaClasses code) {
        var arrows = new TreeMap<String, Set<String>>();
        for (var type : code)
            for (var use : type.getDirectDependenciesFromSelf()) {
                var to = use.getTargetClass().getBaseComponentType().getPackageName();
                if (to.startsWith("org.tallystick") && !to.equals(type.getPackageName()))
                    arrows.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                            .add(to);
            }
        return arrows;
    }

    /// The packages from which arrows lead back to themselves.
    private static List<String> circles(Map<String, Set<String>> arrows) {
        return arrows.keySet().stream()
                .filter(each -> reached(arrows, each).contains(each))
                .sorted()
                .toList();
    }

    private static Set<String> reached(Map<String, Set<String>> arrows, String from) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<>(arrows.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            var each = next.poll();
            if (reached.add(each)) next.addAll(arrows.getOrDefault(each, Set.of()));
        }
        return reached;
    }

    /// A type is public because another package uses it, in the product or in its tests.
    @Test
    void everyPublicTypeIsNeededElsewhere() {
        assertThat(needlesslyPublic(CODE, EVERYTHING)).isEmpty();
    }

    @Test
    void everyPublicTypeIsNeededElsewhereCanFail() {
        var planted = new ClassFileImporter().importPackages("planted");
        assertThat(needlesslyPublic(planted, planted)).containsExactly("planted.alone.Alone");
    }

    /// @param uses what may need the types
    private static List<String> needlesslyPublic(JavaClasses types, JavaClasses uses) {
        var used = uses.stream()
                .filter(HouseTest::usedElsewhere)
                .map(each -> each.getName().replaceFirst("\\$.*", ""))
                .collect(toSet());
        return types.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(each -> !each.getSimpleName().endsWith("Generated"))
                .filter(each -> !each.isEquivalentTo(Tallystick.class))
                .filter(each -> !used.contains(each.getName()))
                .map(JavaClass::getName)
                .filter(each -> !IMPORTED.contains(each) && !CAST_OR_NAMED.contains(each))
                .sorted()
                .toList();
    }

    /// A template casts to the first, which the reader of bytecode does not show; logback.xml names
    /// the second, Tomcat is given the name of the third.
    private static final Set<String> CAST_OR_NAMED = Set.of(
            "org.tallystick.platform.page.form.Item",
            "org.tallystick.porch.web.LogLines",
            "org.tallystick.porch.web.LimitedProtocol");

    /// Bytecode does not tell whose a constant was: the imports do.
    private static final Set<String> IMPORTED = imported();

    private static Set<String> imported() {
        var imports = Pattern.compile(
                "^@?import (?:static )?(org\\.tallystick(?:\\.[a-z]+)*\\.[A-Z]\\w*)", Pattern.MULTILINE);
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(each -> each.toString().matches(".*\\.(java|jte)"))
                    .flatMap(each -> imports.matcher(read(each)).results())
                    .map(each -> each.group(1))
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean usedElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    /// What the guards must catch.
    static class PlantedRules {
        java.time.LocalDate today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        java.io.File file = new java.io.File("x");

        void setFile(java.io.File other) {
            file = other;
        }
    }
}
