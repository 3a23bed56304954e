package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.tallystick.platform.store.DamagedFile;
import org.tallystick.shared.CommandRefused;

/// No page ends in a sentence that was written for a command line.
class RefusalsTest {

    /// What pages call and what refuses commands, with the reason why no page ever sees that.
    private static final Map<String, String> NEVER_SEEN = Map.of(
            "ShareQueries.ask", "answers with words of its own, as busy",
            "SupplierNames.decide", "likewise",
            "SupplierNames.review", "likewise",
            "SubcontractFiles.keep", "likewise",
            "SubcontractFiles.send", "reads into a folder of its own, without storage or cluster",
            "LoadWork.work", "works outside requests, and catches everything",
            "ResultPages.crossed", "asks first how many pairs of answers there are");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tallystick");

    @Test
    void noPageReachesARefusalOfCommands() {
        assertThat(reached(CODE, NEVER_SEEN.keySet())).isEmpty();
    }

    /// A page that refuses as a command does, two calls away and behind an interface.
    @Test
    void noPageReachesARefusalOfCommandsCanFail() {
        var planted = new ClassFileImporter()
                .importClasses(PlantedPages.class, Middle.class, Refusing.class, CommandRefused.class);
        assertThat(reached(planted, Set.of())).containsExactly("Refusing.answer < PlantedPages.page");
        assertThat(reached(planted, Set.of("Refusing.answer"))).isEmpty();
    }

    /// The list shrinks with the code: without any one of its lines, a page reaches a refusal.
    @Test
    void theListNamesOnlyWhatRefuses() {
        for (var each : NEVER_SEEN.keySet()) {
            var others = new HashSet<>(NEVER_SEEN.keySet());
            others.remove(each);
            assertThat(reached(CODE, others)).as(each).isNotEmpty();
        }
    }

    /// Everything that makes a refusal and is called, through whatever, by a handler of requests.
    private static Set<String> reached(JavaClasses code, Set<String> known) {
        var from = new HashMap<JavaCodeUnit, JavaCodeUnit>();
        var next = new ArrayDeque<JavaCodeUnit>();
        for (var each : code)
            if (each.isAnnotatedWith(Controller.class))
                for (var handler : each.getMethods())
                    if (handler.isMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)) {
                        from.put(handler, handler);
                        next.add(handler);
                    }
        var found = new TreeSet<String>();
        while (!next.isEmpty()) {
            var unit = next.remove();
            if (known.contains(name(unit))) continue;
            if (unit.isConstructor() && calledByTheJdk(unit.getOwner()))
                for (var each : unit.getOwner().getMethods()) if (from.putIfAbsent(each, unit) == null) next.add(each);
            for (var call : unit.getCallsFromSelf()) {
                if (refuses(call)
                        && !unit.getOwner().isEquivalentTo(DamagedFile.class)
                        && !unit.getOwner().isEquivalentTo(CommandRefused.class)) found.add(path(unit, from));
                for (var target : targets(
                        call.getTargetOwner(),
                        call.getTarget().getName(),
                        List.copyOf(call.getTarget().getRawParameterTypes())))
                    if (from.putIfAbsent(target, unit) == null) next.add(target);
            }
        }
        return found;
    }

    private static boolean calledByTheJdk(JavaClass made) {
        return made.getAllRawInterfaces().stream()
                .anyMatch(each -> each.getPackageName().startsWith("java."));
    }

    private static boolean refuses(JavaCall<?> call) {
        return call.getTargetOwner().isEquivalentTo(CommandRefused.class)
                && List.of("<init>", "unlessValid").contains(call.getTarget().getName());
    }

    private static Set<JavaCodeUnit> targets(JavaClass owner, String name, List<JavaClass> parameters) {
        var all = new LinkedHashSet<JavaClass>();
        all.add(owner);
        // What implements an interface of the JDK's is called where it is made.
        if (owner.getPackageName().startsWith("org.tallystick")) all.addAll(owner.getAllSubclasses());
        var found = new LinkedHashSet<JavaCodeUnit>();
        for (var each : all)
            if (each.getPackageName().startsWith("org.tallystick"))
                for (var unit : each.getCodeUnits())
                    if (unit.getName().equals(name)
                            && unit.getRawParameterTypes().equals(parameters)) found.add(unit);
        return found;
    }

    private static String path(JavaCodeUnit last, Map<JavaCodeUnit, JavaCodeUnit> from) {
        var first = last;
        while (from.getOrDefault(first, first) != first) first = from.getOrDefault(first, first);
        return name(last) + " < " + name(first);
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName().replaceAll("^lambda\\$(.*)\\$\\d+$", "$1");
    }

    /// What the guard must catch.
    @Controller
    static class PlantedPages {
        private final Middle middle = new Refusing();

        @org.springframework.web.bind.annotation.GetMapping("/planted")
        String page() {
            return middle.answer();
        }
    }

    interface Middle {
        String answer();
    }

    static class Refusing implements Middle {
        @Override
        public String answer() {
            throw new CommandRefused("Name a file.");
        }
    }
}
