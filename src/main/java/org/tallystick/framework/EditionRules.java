package org.tallystick.framework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// What an edition must be before it is published, how two differ, and whether one may be shown to
/// the public.
public final class EditionRules {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");
    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{4}/[0-9]{2}");
    private static final int MOST_CHARACTERS = 5_000;

    /// Licences and sets of values whose owners forbid passing them on (CC BY-NC-ND: the National
    /// TOMs, HACT's values).
    private static final Pattern NOT_SHARED = Pattern.compile(
            "(?i)\\bND\\b|\\bNoDeriv|no derivatives|\\bHACT\\b|\\bnational TOMs\\b|\\bTOM system\\b|all rights reserved"
                    + "|confidential");

    private EditionRules() {}

    /// Everything that is wrong, each with the reference of what it is about as its field; empty
    /// where the edition may be published.
    public static List<Problem> check(Edition edition) {
        var problems = new ArrayList<Problem>();
        about(edition, problems);
        references(edition, problems);
        for (var principle : edition.principles())
            words(principle.reference(), "the words of the principle", principle.words(), problems);
        for (var theme : edition.themes()) {
            words(theme.reference(), "the name of the theme", theme.name(), problems);
            length(theme.reference(), theme.about(), problems);
            for (var outcome : theme.outcomes())
                words(outcome.reference(), "the name of the outcome", outcome.name(), problems);
            for (var measure : theme.measures()) measure(theme, measure, problems);
        }
        return List.copyOf(problems);
    }

    /// What changed, side by side: added, retired with the reason, reworded, counted otherwise,
    /// moved.
    public static List<Change> compare(Edition before, Edition after) {
        return EditionChanges.between(before, after);
    }

    /// The edition, where the public may see and download it; otherwise why not.
    public static Checked<Edition> mayExportPublicly(Edition edition) {
        var problems = new ArrayList<Problem>();
        if (!edition.licence().mayBeShared() || notShared(edition.licence().name()))
            problems.add(Problem.ofAll("“"
                    + edition.framework()
                    + "” comes under the licence “"
                    + edition.licence().name()
                    + "”, which forbids sharing: publish the figures and the measures' references, not the framework"));
        edition.measures().forEach(measure -> {
            var proxy = measure.proxy();
            if (proxy != null && notShared(proxy.licence() + " " + proxy.source()))
                problems.add(new Problem(
                        measure.reference(),
                        "The £ value of "
                                + measure.reference()
                                + " comes under the"
                                + " licence “"
                                + proxy.licence()
                                + "”, which forbids sharing: take it out before exporting"));
        });
        return problems.isEmpty() ? new Checked.Valid<>(edition) : new Checked.Invalid<>(problems);
    }

    private static void about(Edition edition, List<Problem> problems) {
        words("", "the framework's name", edition.framework(), problems);
        words("", "who owns the framework", edition.owner(), problems);
        words("", "the place where it applies", edition.place(), problems);
        words("", "the title of the edition", edition.title(), problems);
        words("", "the paper or page it comes from", edition.source(), problems);
        words("", "the licence", edition.licence().name(), problems);
        if (!DATE.matcher(edition.date()).matches())
            problems.add(Problem.ofAll("Enter the date of the source as 2015, 2013/14, 2016-09 or 2016-09-26"));
        if (edition.themes().isEmpty()) problems.add(Problem.ofAll("Add at least one theme"));
        if (edition.number() != null && edition.number() < 1)
            problems.add(Problem.ofAll("Leave the edition's number empty for a draft; published editions begin at 1"));
        if (edition.licence().mayBeShared() && notShared(edition.licence().name()))
            problems.add(Problem.ofAll("The licence “"
                    + edition.licence().name()
                    + "” forbids sharing: say that the edition may not be shared"));
    }

    private static void references(Edition edition, List<Problem> problems) {
        Set<String> seen = new HashSet<>();
        for (var reference : all(edition).toList()) {
            if (!REFERENCE.matcher(reference).matches())
                problems.add(new Problem(
                        reference,
                        "Give each row a reference of letters, digits, dots and hyphens, like"
                                + " TH-EC-06; “"
                                + reference
                                + "” is none"));
            else if (!seen.add(reference))
                problems.add(new Problem(
                        reference, "The reference " + reference + " is there twice: give each a different one"));
        }
    }

    private static Stream<String> all(Edition edition) {
        var themes = edition.themes().stream()
                .flatMap(theme -> Stream.of(
                                Stream.of(theme.reference()),
                                theme.outcomes().stream().map(Outcome::reference),
                                theme.measures().stream().map(Measure::reference))
                        .flatMap(references -> references));
        return Stream.concat(edition.principles().stream().map(Principle::reference), themes);
    }

    private static void measure(Theme theme, Measure measure, List<Problem> problems) {
        var reference = measure.reference();
        words(reference, "the name of the measure", measure.name(), problems);
        length(reference, measure.guidance() + measure.evidenceExpected() + measure.unit(), problems);
        var outcome = measure.outcome();
        if (outcome != null
                && theme.outcomes().stream().noneMatch(each -> each.reference().equals(outcome)))
            problems.add(new Problem(
                    reference,
                    "The theme "
                            + theme.reference()
                            + " has no outcome "
                            + outcome
                            + ": name one of its own, or leave it empty"));
        unit(measure, problems);
        change(measure, problems);
        var target = measure.target();
        if (target != null && !target.matches("(?is).*x.*"))
            problems.add(new Problem(
                    reference, "Write x in the target where the number goes, like “Create x" + " apprenticeships”"));
        if (measure.warning() != null)
            words(reference, "what the warning warns of", measure.warning().words(), problems);
        if (measure.proxy() != null) proxy(measure, measure.proxy(), problems);
    }

    private static void unit(Measure measure, List<Problem> problems) {
        boolean counted = measure.kind() == MeasureKind.COUNT || measure.kind() == MeasureKind.SHARE;
        if (counted) words(measure.reference(), "the unit", measure.unit(), problems);
        if (counted && !measure.unit().isEmpty() && !measure.unitIsWhole())
            problems.add(new Problem(
                    measure.reference(),
                    "Write the unit of a share as its part and its whole, like “pounds"
                            + " spent with local firms out of pounds spent”"));
    }

    /// A limit is something to stay under; a change has nothing to stay under but its own baseline.
    private static void change(Measure measure, List<Problem> problems) {
        if (Measure.mayFall(measure.unit()) && measure.direction() == Direction.LESS)
            problems.add(new Problem(
                    measure.reference(),
                    "Write a change so that more is better, like “change in tonnes of carbon"
                            + " saved since the year before”"));
    }

    private static void proxy(Measure measure, Proxy proxy, List<Problem> problems) {
        var reference = measure.reference();
        if (measure.kind() != MeasureKind.COUNT)
            problems.add(new Problem(
                    reference, "A £ value belongs to a count: make the measure a count or take the value" + " out"));
        if (proxy.value().signum() <= 0)
            problems.add(new Problem(reference, "Enter the £ value of one unit, as a number above 0"));
        if (proxy.priceYear() < 1990 || proxy.priceYear() > 2100)
            problems.add(new Problem(reference, "Enter the year in whose prices the £ value is stated, like 2024"));
        words(reference, "the source of the £ value", proxy.source(), problems);
        words(reference, "the place where the £ value applies", proxy.place(), problems);
        words(reference, "the licence of the £ value", proxy.licence(), problems);
    }

    private static void words(String reference, String what, String text, List<Problem> problems) {
        if (text.isEmpty())
            problems.add(new Problem(reference, "Enter " + what + (reference.isEmpty() ? "" : " for " + reference)));
        length(reference, text, problems);
    }

    private static void length(String reference, String text, List<Problem> problems) {
        if (text.length() > MOST_CHARACTERS)
            problems.add(new Problem(
                    reference,
                    "Shorten the text" + (reference.isEmpty() ? "" : " of " + reference) + " to 5,000 characters"));
    }

    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    private static boolean notShared(String terms) {
        return NOT_SHARED.matcher(terms).find();
    }
}
