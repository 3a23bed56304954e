package org.tallystick;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The walls of the house, and for each wall a proof that its guard can fail.
class HouseTest {

    private static final ApplicationModules ROOMS = ApplicationModules.of(Tallystick.class);
    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.tallystick");
    private static final Path SOURCES = Path.of("src/main/java/org/tallystick");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final ArchRule RULES_TOUCH_NOTHING =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Rules")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "java.sql..",
                            "javax.sql..",
                            "java.io..",
                            "java.nio.file..")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .allowEmptyShould(true);

    private static final ArchRule NO_SETTERS =
            ArchRuleDefinition.noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("org.tallystick..")
                    .and()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameNotEndingWith("Generated")
                    .should()
                    .haveNameMatching("set[A-Z].*");

    @Test
    void roomsKeepTheirDoors() {
        ROOMS.verify();
    }

    @Test
    void roomsKeepTheirDoorsCanFail() {
        var circle = ApplicationModules.of("planted", new ImportOption.OnlyIncludeTests());
        assertThatThrownBy(circle::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Cycle");
    }

    @Test
    void rulesTouchNothing() {
        RULES_TOUCH_NOTHING.check(CODE);
    }

    @Test
    void rulesTouchNothingCanFail() {
        var planted = new ClassFileImporter().importClasses(PlantedRules.class);
        assertThatThrownBy(() -> RULES_TOUCH_NOTHING.check(planted))
                .isInstanceOf(AssertionError.class);
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

    /// A room's statements name its own schema only; foreign keys and views may follow the arrows
    /// in the migrations.
    @Test
    void aRoomsSqlNamesItsOwnSchemaOnly() {
        assertThat(strangers(sources())).isEmpty();
    }

    @Test
    void aRoomsSqlNamesItsOwnSchemaOnlyCanFail() {
        var planted =
                new Source("report", "Planted.java", "db.sql(\"select * from delivery.claim\")");
        assertThat(strangers(List.of(planted)))
                .containsExactly("report/Planted.java names delivery.claim");
    }

    /// One concept a file. Past 400 lines there may be two: look again.
    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertThat(tooLong(sources())).isEmpty();
    }

    @Test
    void noFileIsLongerThanFourHundredLinesCanFail() {
        var planted = new Source("report", "Planted.java", "line\n".repeat(401));
        assertThat(tooLong(List.of(planted))).containsExactly("report/Planted.java");
    }

    private static List<String> tooLong(List<Source> sources) {
        return sources.stream()
                .filter(source -> source.text().lines().count() > 400)
                .map(Source::toString)
                .toList();
    }

    @Test
    void noSqlIsBuiltByConcatenation() {
        assertThat(concatenated(sources())).isEmpty();
    }

    @Test
    void noSqlIsBuiltByConcatenationCanFail() {
        var planted = new Source("report", "Planted.java", "db.sql(\"select 1 order by \" + key)");
        assertThat(concatenated(List.of(planted))).hasSize(1);
    }

    private record Source(String room, String file, String text) {
        @Override
        public String toString() {
            return room + "/" + file;
        }
    }

    private static List<Source> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SOURCES.relativize(file).getNameCount() >= 2)
                    .map(HouseTest::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path file) {
        try {
            var place = SOURCES.relativize(file);
            return new Source(
                    place.getName(0).toString(),
                    place.subpath(1, place.getNameCount()).toString(),
                    Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strangers(List<Source> sources) {
        var tables = new TreeSet<String>();
        var created =
                Pattern.compile(
                        "create (?:or replace )?(?:table|view|materialized view)"
                                + " ([a-z]+)\\.([a-z_]+)");
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.forEach(
                    file -> {
                        var match = created.matcher(read(file));
                        while (match.find()) tables.add(match.group(1) + "." + match.group(2));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.add("delivery.claim");
        var named = Pattern.compile("(?:from|join|into|update|table)\\s+([a-z]+\\.[a-z_]+)\\b");
        var found = new TreeSet<String>();
        for (var source : sources) {
            var match = named.matcher(source.text());
            while (match.find())
                if (tables.contains(match.group(1))
                        && !match.group(1).startsWith(source.room() + "."))
                    found.add(source + " names " + match.group(1));
        }
        return List.copyOf(found);
    }

    private static List<String> concatenated(List<Source> sources) {
        var joined =
                Pattern.compile(
                        "\\.sql\\(\\s*(?:\"[^\"]*\"\\s*\\+\\s*+(?!\")|\"{3}(?:(?!\"{3}).)*\"{3}\\s*\\+|[^)\"]*\\.formatted\\()",
                        Pattern.DOTALL);
        return sources.stream()
                .filter(source -> joined.matcher(source.text()).find())
                .map(Source::toString)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
