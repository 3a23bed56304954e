package org.tallystick.framework.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Outcome;
import org.tallystick.framework.Principle;
import org.tallystick.framework.Theme;

/// One change to an edition at a time, each giving the edition after it.
public final class Edits {

    private Edits() {}

    /// An edition that says nothing yet but whose it is.
    public static Edition blank(String framework, String owner) {
        return new Edition(framework, owner, "", null, "", "", "", new Licence("", true), List.of(), List.of());
    }

    static Edition put(Edition edition, Principle principle) {
        return parts(edition, put(edition.principles(), principle, Principle::reference), edition.themes());
    }

    /// Names a theme; the outcomes and measures that it has stay with it.
    static Edition put(Edition edition, String reference, String name, String about) {
        var before = edition.themes().stream()
                .filter(theme -> theme.reference().equals(reference))
                .findFirst();
        var theme = new Theme(
                reference,
                name,
                about,
                before.map(Theme::outcomes).orElse(List.of()),
                before.map(Theme::measures).orElse(List.of()));
        return parts(edition, edition.principles(), put(edition.themes(), theme, Theme::reference));
    }

    /// Puts an outcome in a theme; the measures of the theme that it leaves name it no longer.
    static Edition put(Edition edition, String theme, Outcome outcome) {
        return themes(
                edition,
                each -> each.reference().equals(theme)
                        ? with(each, put(each.outcomes(), outcome, Outcome::reference), each.measures())
                        : without(each, outcome.reference()));
    }

    static Edition put(Edition edition, String theme, Measure measure) {
        return themes(
                edition,
                each -> with(
                        each,
                        each.outcomes(),
                        each.reference().equals(theme)
                                ? put(each.measures(), measure, Measure::reference)
                                : but(each.measures(), measure.reference(), Measure::reference)));
    }

    /// Retires a measure with the reason, or offers it again where there is none.
    static Edition retire(Edition edition, String reference, String because) {
        var measure = edition.measure(reference);
        var theme = edition.themeOf(reference);
        if (measure.isEmpty() || theme.isEmpty()) return edition;
        var m = measure.get();
        return put(
                edition,
                theme.get().reference(),
                new Measure(
                        m.reference(),
                        m.name(),
                        m.outcome(),
                        m.kind(),
                        m.unit(),
                        m.direction(),
                        m.evidenceExpected(),
                        m.target(),
                        m.warning(),
                        m.proxy(),
                        m.guidance(),
                        because));
    }

    /// Takes out whatever has the reference; a theme goes with all that is in it.
    static Edition remove(Edition edition, String reference) {
        var themes = but(edition.themes(), reference, Theme::reference).stream()
                .map(theme -> without(theme, reference))
                .toList();
        return parts(edition, but(edition.principles(), reference, Principle::reference), themes);
    }

    private static Theme without(Theme theme, String reference) {
        return with(
                theme,
                but(theme.outcomes(), reference, Outcome::reference),
                but(theme.measures(), reference, Measure::reference).stream()
                        .map(m -> reference.equals(m.outcome()) ? withoutOutcome(m) : m)
                        .toList());
    }

    private static Measure withoutOutcome(Measure m) {
        return new Measure(
                m.reference(),
                m.name(),
                null,
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

    private static Theme with(Theme theme, List<Outcome> outcomes, List<Measure> measures) {
        return new Theme(theme.reference(), theme.name(), theme.about(), outcomes, measures);
    }

    private static Edition themes(Edition edition, UnaryOperator<Theme> edit) {
        return parts(
                edition,
                edition.principles(),
                edition.themes().stream().map(edit).toList());
    }

    private static Edition parts(Edition e, List<Principle> principles, List<Theme> themes) {
        return new Edition(
                e.framework(),
                e.owner(),
                e.place(),
                e.number(),
                e.title(),
                e.source(),
                e.date(),
                e.licence(),
                principles,
                themes);
    }

    /// In the place of the one with its reference, or last.
    private static <T> List<T> put(List<T> all, T one, Function<T, String> reference) {
        var name = reference.apply(one);
        var put = new ArrayList<T>();
        for (var each : all) put.add(reference.apply(each).equals(name) ? one : each);
        if (!put.contains(one)) put.add(one);
        return put;
    }

    private static <T> List<T> but(List<T> all, String name, Function<T, String> reference) {
        return all.stream().filter(each -> !reference.apply(each).equals(name)).toList();
    }

    /// Every reference that the edition uses.
    static Stream<String> references(Edition edition) {
        return Stream.concat(
                edition.principles().stream().map(Principle::reference),
                edition.themes().stream()
                        .flatMap(theme -> Stream.of(
                                        Stream.of(theme.reference()),
                                        theme.outcomes().stream().map(Outcome::reference),
                                        theme.measures().stream().map(Measure::reference))
                                .flatMap(each -> each)));
    }
}
