package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.tallystick.charter.text.CharterText.Principle;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Many;
import org.tallystick.shared.Problem;

/// What a charter needs before it can be published, and what changed between two texts.
public final class CharterRules {

    static final int MOST_PRINCIPLES = 12;

    private CharterRules() {}

    /// Everything that keeps the text from being published.
    static List<Problem> check(CharterText text) {
        var problems = new ArrayList<Problem>();
        need(problems, "title", text.title(), "Say what this edition is called");
        need(problems, "place", text.place(), "Say where the charter applies");
        need(problems, "source", text.source(), "Say where the text comes from, or who wrote it");
        need(problems, "purpose", text.purpose(), "Say in a paragraph what the charter is for");
        if (text.years() < 1 || text.years() > 5) problems.add(new Problem("years", "A signature lasts 1 to 5 years"));
        if (text.principles().isEmpty() || text.principles().size() > MOST_PRINCIPLES)
            problems.add(Problem.ofAll("Have at least one principle, and at most " + MOST_PRINCIPLES));
        var seen = new HashSet<String>();
        for (var each : text.principles()) {
            if (!seen.add(each.reference()))
                problems.add(new Problem(
                        each.reference(), "Two principles are called " + each.reference() + ": rename one"));
            if (each.commitments().isEmpty())
                problems.add(new Problem(
                        each.reference(),
                        "Give " + each.reference() + " at least one commitment that a signatory can keep"));
        }
        asks(text, problems);
        return problems;
    }

    private static void need(List<Problem> problems, String field, String text, String words) {
        if (text.isBlank()) problems.add(new Problem(field, words));
    }

    /// A larger organisation is never asked for less than a smaller one.
    private static void asks(CharterText text, List<Problem> problems) {
        var before = 0;
        for (var size : Size.values()) {
            var ask = text.asked(size);
            if (ask.principles() < 1 || ask.principles() > text.principles().size())
                problems.add(new Problem(
                        "ask-" + size,
                        "Ask " + size.words() + " for at least 1 principle, and for no more than there are"));
            if (ask.principles() < before)
                problems.add(new Problem(
                        "ask-" + size, "Ask " + size.words() + " for no fewer principles than smaller organisations"));
            if (ask.because().isBlank()) problems.add(new Problem("because-" + size, "Say why, for " + size.words()));
            before = ask.principles();
        }
    }

    /// What a reader of the one before has to know of the other.
    public static List<Difference> compare(CharterText before, CharterText after) {
        var found = new ArrayList<Difference>();
        differ(found, "", "title", before.title(), after.title());
        differ(found, "", "purpose", before.purpose(), after.purpose());
        differ(found, "", "place", before.place(), after.place());
        differ(
                found,
                "",
                "how long a signature lasts",
                Many.of(before.years(), "year"),
                Many.of(after.years(), "year"));
        for (var now : after.principles())
            before.principle(now.reference())
                    .ifPresentOrElse(
                            then -> compare(then, now, found),
                            () -> found.add(new Difference(now.reference(), "New principle: " + now.name())));
        for (var then : before.principles())
            if (after.principle(then.reference()).isEmpty())
                found.add(new Difference(then.reference(), "The principle “" + then.name() + "” is gone"));
        for (var size : Size.values())
            differ(
                    found,
                    "",
                    "number asked of " + size.words(),
                    String.valueOf(before.asked(size).principles()),
                    String.valueOf(after.asked(size).principles()));
        return found;
    }

    private static void compare(Principle then, Principle now, List<Difference> found) {
        differ(found, now.reference(), "name", then.name(), now.name());
        differ(found, now.reference(), "words", then.words(), now.words());
        differ(found, now.reference(), "what a signatory shows", then.shows(), now.shows());
        for (var each : now.commitments())
            if (!then.commitments().contains(each))
                found.add(new Difference(now.reference(), "New commitment: " + each));
        for (var each : then.commitments())
            if (!now.commitments().contains(each))
                found.add(new Difference(now.reference(), "No longer a commitment: " + each));
        if (!Objects.equals(then.measures(), now.measures()))
            found.add(new Difference(now.reference(), "The measures it is aligned with have changed"));
    }

    private static void differ(List<Difference> found, String about, String what, String then, String now) {
        if (!then.equals(now))
            found.add(new Difference(
                    about,
                    "The "
                            + what
                            + " was “"
                            + (then.isEmpty() ? "not stated" : then)
                            + "” and is “"
                            + (now.isEmpty() ? "not stated" : now)
                            + "”"));
    }
}
