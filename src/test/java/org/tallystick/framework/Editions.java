package org.tallystick.framework;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Editions for the tests of this room: made by hand, and generated.
public final class Editions {

    static final Licence OPEN = new Licence("Open Government Licence v3.0", true);

    private Editions() {}

    public static Measure count(String reference, String name) {
        return measure(reference, name, MeasureKind.COUNT, "apprenticeships", null);
    }

    public static Measure measure(
            String reference, String name, MeasureKind kind, String unit, @Nullable Proxy proxy) {
        return new Measure(
                reference,
                name,
                null,
                kind,
                unit,
                Direction.MORE,
                "Start dates",
                null,
                null,
                proxy,
                "",
                null);
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
        return of(
                OPEN,
                new Theme(
                        "T1",
                        "Economic",
                        "",
                        List.of(new Outcome("O1", "Jobs")),
                        List.of(measures)));
    }

    /// Text with all that breaks spreadsheets well represented.
    static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("=+-@'\"\t\n ,;|%_x000D<>&£éabcXYZ019.\uFF1D")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> text.isBlank() ? "Words" : text.strip());
    }

    private static Arbitrary<@Nullable Warning> warnings() {
        return Combinators.combine(Arbitraries.of(Warning.Kind.class), text())
                .as(Warning::new)
                .injectNull(0.6);
    }

    private static Arbitrary<@Nullable Proxy> proxies() {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("99999"))
                                .ofScale(2),
                        text(),
                        Arbitraries.integers().between(1990, 2100),
                        text())
                .as((value, source, year, place) -> new Proxy(value, source, year, place, "OGL"))
                .injectNull(0.6);
    }

    private static Arbitrary<Measure> measures() {
        return Combinators.combine(
                        Arbitraries.of(MeasureKind.class),
                        Arbitraries.of(Direction.class),
                        text(),
                        text(),
                        text().injectNull(0.5),
                        warnings(),
                        proxies(),
                        text().injectNull(0.7))
                .as(
                        (kind, direction, name, words, target, warning, proxy, retired) ->
                                new Measure(
                                        "?",
                                        name,
                                        null,
                                        kind,
                                        kind == MeasureKind.SHARE ? "part out of whole" : words,
                                        direction,
                                        words,
                                        target == null ? null : target + " x",
                                        warning,
                                        kind == MeasureKind.COUNT ? proxy : null,
                                        words,
                                        retired));
    }

    private static Arbitrary<Theme> themes() {
        return Combinators.combine(
                        text(), text(), text().list().ofMaxSize(3), measures().list().ofMaxSize(4))
                .as(
                        (name, about, outcomes, measures) ->
                                new Theme(
                                        "?",
                                        name,
                                        about,
                                        outcomes.stream()
                                                .map(each -> new Outcome("?", each))
                                                .toList(),
                                        measures));
    }

    /// Editions that pass the rules.
    public static Arbitrary<Edition> generated() {
        return Combinators.combine(
                        text(),
                        text(),
                        Arbitraries.integers().between(1, 99).injectNull(0.5),
                        Arbitraries.of("2015", "2016-09", "2016-09-26"),
                        Arbitraries.of(true, false),
                        text().list().ofMaxSize(3),
                        themes().list().ofMinSize(1).ofMaxSize(3))
                .as(
                        (name, owner, number, date, shared, principles, themes) ->
                                new Edition(
                                        name,
                                        owner,
                                        owner,
                                        number,
                                        name,
                                        owner,
                                        date,
                                        new Licence("Terms " + shared, shared),
                                        numbered(principles),
                                        referenced(themes)));
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
                measures.add(
                        renamed(
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
