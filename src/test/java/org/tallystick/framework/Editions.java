package org.tallystick.framework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.property.Gen;

/// Editions for the tests of this room: made by hand, and generated.
public final class Editions {

    static final Licence OPEN = new Licence("Open Government Licence v3.0", true);

    private Editions() {}

    public static Measure count(String reference, String name) {
        return measure(reference, name, MeasureKind.COUNT, "apprenticeships", null);
    }

    public static Measure measure(String reference, String name, MeasureKind kind, String unit, @Nullable Proxy proxy) {
        return new Measure(
                reference, name, null, kind, unit, Direction.MORE, "Start dates", null, null, proxy, "", null);
    }

    public static Edition of(Licence licence, Theme... themes) {
        return new Edition(
                "Framework",
                "Council",
                "Place",
                null,
                "First",
                "A paper",
                "2016-09",
                licence,
                List.of(),
                List.of(themes));
    }

    public static Edition of(Measure... measures) {
        return of(OPEN, new Theme("T1", "Economic", "", List.of(new Outcome("O1", "Jobs")), List.of(measures)));
    }

    /// Text with all that breaks spreadsheets well represented.
    static Gen<String> text() {
        return Gen.texts("=+-@'\"\t\n ,;|%_x000D<>&£éabcXYZ019.\uFF1D", 1, 20)
                .map(text -> text.isBlank() ? "Words" : text.strip());
    }

    private static Gen<@Nullable Warning> warnings() {
        var kind = Gen.of(Warning.Kind.class);
        var text = text();
        Gen<Warning> made = random -> new Warning(kind.next(random), text.next(random));
        return made.orNull(0.6);
    }

    private static Gen<@Nullable Proxy> proxies() {
        var value = Gen.decimals(new BigDecimal("0.01"), new BigDecimal("99999"), 2);
        var year = Gen.ints(1990, 2100);
        var text = text();
        Gen<Proxy> made =
                random -> new Proxy(value.next(random), text.next(random), year.next(random), text.next(random), "OGL");
        return made.orNull(0.6);
    }

    private static Gen<Measure> measures() {
        var kinds = Gen.of(MeasureKind.class);
        var directions = Gen.of(Direction.class);
        var text = text();
        var targets = text().orNull(0.5);
        var warnings = warnings();
        var proxies = proxies();
        var retired = text().orNull(0.7);
        return random -> {
            var kind = kinds.next(random);
            var words = text.next(random);
            var target = targets.next(random);
            var proxy = proxies.next(random);
            return new Measure(
                    "?",
                    text.next(random),
                    null,
                    kind,
                    kind == MeasureKind.SHARE ? "part out of whole" : words,
                    directions.next(random),
                    words,
                    target == null ? null : target + " x",
                    warnings.next(random),
                    kind == MeasureKind.COUNT ? proxy : null,
                    words,
                    retired.next(random));
        };
    }

    private static Gen<Theme> themes() {
        var text = text();
        var outcomes = text().list(0, 3);
        var measures = measures().list(0, 4);
        return random -> new Theme(
                "?",
                text.next(random),
                text.next(random),
                outcomes.next(random).stream()
                        .map(each -> new Outcome("?", each))
                        .toList(),
                measures.next(random));
    }

    /// Editions that pass the rules.
    public static Gen<Edition> generated() {
        var text = text();
        var number = Gen.ints(1, 99).orNull(0.5);
        var date = Gen.of("2015", "2016-09", "2016-09-26");
        var principles = text().list(0, 3);
        var themes = themes().list(1, 3);
        return random -> {
            var name = text.next(random);
            var owner = text.next(random);
            var shared = random.nextBoolean();
            return new Edition(
                    name,
                    owner,
                    owner,
                    number.next(random),
                    name,
                    owner,
                    date.next(random),
                    new Licence("Terms " + shared, shared),
                    numbered(principles.next(random)),
                    referenced(themes.next(random)));
        };
    }

    private static List<Principle> numbered(List<String> words) {
        var principles = new ArrayList<Principle>();
        for (var each : words) principles.add(new Principle("P" + principles.size(), each));
        return principles;
    }

    private static List<Theme> referenced(List<Theme> themes) {
        var all = new ArrayList<Theme>();
        for (var theme : themes) {
            var reference = "T" + all.size();
            var outcomes = new ArrayList<Outcome>();
            for (var each : theme.outcomes())
                outcomes.add(new Outcome(reference + "-O" + outcomes.size(), each.name()));
            var measures = new ArrayList<Measure>();
            for (var each : theme.measures())
                measures.add(renamed(
                        each,
                        reference + "-" + measures.size(),
                        outcomes.isEmpty() ? null : outcomes.getLast().reference()));
            all.add(new Theme(reference, theme.name(), theme.about(), outcomes, measures));
        }
        return all;
    }

    static Measure renamed(Measure m, String reference, @Nullable String outcome) {
        return new Measure(
                reference,
                m.name(),
                outcome,
                m.kind(),
                m.unit(),
                m.direction(),
                m.evidenceExpected(),
                m.target(),
                m.warning(),
                m.proxy(),
                m.guidance(),
                m.retired());
    }
}
