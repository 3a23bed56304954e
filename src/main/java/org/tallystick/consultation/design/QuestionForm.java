package org.tallystick.consultation.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Words;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// A question as an officer typed it. Options are lines, "label" or "id | label"; their Welsh
/// stands in the same lines of a second field.
///
/// @param before the question as it was; null for a new one
public record QuestionForm(
        PostedForm posted, KindKey kind, @Nullable Question before) {

    /// No form of ours has more; what a question has is always shown.
    public static final int STATEMENTS = 200;

    /// The kinds, as an address and a form name them.
    enum KindKey {
        RATED("Statements rated on a scale"),
        ONE_OF("One of several answers"),
        MANY_OF("Any of several answers"),
        RANKED("Options put in order"),
        NUMBER("A number in a range"),
        SHORT_TEXT("A line of text"),
        LONG_TEXT("As much text as they like"),
        CONTACT("Who answers"),
        UPLOAD("A file, like an organisation’s own statement");

        private final String words;

        KindKey(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static KindKey of(Kind kind) {
            return switch (kind) {
                case Kind.Rated _ -> RATED;
                case Kind.OneOf _ -> ONE_OF;
                case Kind.ManyOf _ -> MANY_OF;
                case Kind.Ranked _ -> RANKED;
                case Kind.NumberIn _ -> NUMBER;
                case Kind.ShortText _ -> SHORT_TEXT;
                case Kind.LongText _ -> LONG_TEXT;
                case Kind.Contact _ -> CONTACT;
                case Kind.Upload _ -> UPLOAD;
            };
        }
    }

    Checked<Question> check() {
        var problems = new ArrayList<Problem>();
        var label = words("label");
        if (label.en().isEmpty()) problems.add(new Problem("label", "Enter the question"));
        if (!posted.text("id").matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"))
            problems.add(new Problem("id", "Enter a short id of letters and digits, like Q7"));
        var read = kind(problems);
        var conditions = conditions();
        var shown = posted.text("disclosure").equals("shown");
        if (shown && !posted.has("smallCounts"))
            problems.add(new Problem(
                    "smallCounts",
                    "Say why its small counts may be shown, like “It asks what"
                            + " organisations think, and nothing personal”"));
        if (read == null || !problems.isEmpty()) return new Checked.Invalid<>(problems);
        return new Checked.Valid<>(new Question(
                posted.text("id"),
                label,
                optional("help"),
                read,
                optional("comment"),
                conditions,
                optional("because"),
                posted.text("disclosure").equals("protected"),
                shown ? posted.text("smallCounts") : null));
    }

    private @Nullable Kind kind(List<Problem> problems) {
        return switch (kind) {
            case RATED -> rated(problems);
            case ONE_OF -> new Kind.OneOf(options(problems));
            case MANY_OF -> new Kind.ManyOf(options(problems), most(problems));
            case RANKED -> new Kind.Ranked(options(problems), most(problems));
            case NUMBER -> number(problems);
            case SHORT_TEXT -> new Kind.ShortText(length(200, problems));
            case LONG_TEXT -> new Kind.LongText(length(4_000, problems));
            case CONTACT -> contact(problems);
            case UPLOAD -> new Kind.Upload();
        };
    }

    private Kind rated(List<Problem> problems) {
        var statements = new ArrayList<Statement>();
        for (var at = 0; at < STATEMENTS; at++) {
            var field = "s" + at + ".";
            if (!posted.has(field + "label")) continue;
            var id = posted.text(field + "id");
            if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"))
                problems.add(new Problem(field + "id", "Enter a short id for the statement, like Q7a"));
            var link = posted.text(field + "link");
            var known = statement(id);
            statements.add(new Statement(
                    id,
                    words(field + "label"),
                    known == null ? List.of() : known.shownIf(),
                    link.startsWith("measure:") ? link.substring(8) : null,
                    link.startsWith("principle:") ? link.substring(10) : null));
        }
        if (statements.isEmpty()) problems.add(new Problem("s0.label", "Enter at least one statement"));
        return new Kind.Rated(options(problems), statements);
    }

    private @Nullable Statement statement(String id) {
        return before != null && before.kind() instanceof Kind.Rated(var _, var statements)
                ? statements.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private List<Option> options(List<Problem> problems) {
        var lines = lines("options");
        var welsh = lines("options.cy");
        var alone = lines("alone");
        if (lines.size() < 2) problems.add(new Problem("options", "Enter at least two options, one on each line"));
        if (!welsh.isEmpty() && welsh.size() != lines.size())
            problems.add(new Problem(
                    "options.cy",
                    "Enter as many Welsh options as English: there are " + welsh.size() + " for " + lines.size()));
        var options = new ArrayList<Option>();
        for (var at = 0; at < lines.size(); at++) {
            var parts = lines.get(at).split("\\|", 2);
            var label = parts[parts.length - 1].strip();
            var id = parts[0].strip();
            options.add(new Option(
                    id,
                    new Words(label, at < welsh.size() ? welsh.get(at) : null),
                    alone.contains(label) || alone.contains(id)));
        }
        return options;
    }

    private @Nullable Integer most(List<Problem> problems) {
        if (!posted.has("most")) return null;
        var most = posted.whole("most");
        if (most.isEmpty()) problems.add(new Problem("most", "Enter how many may be chosen, as a whole number"));
        return most.orElse(null);
    }

    private int length(int usual, List<Problem> problems) {
        if (!posted.has("most")) return usual;
        var most = posted.whole("most").filter(each -> each > 0 && each <= 20_000);
        if (most.isEmpty()) problems.add(new Problem("most", "Enter how many characters at most, from 1 to 20,000"));
        return most.orElse(usual);
    }

    private @Nullable Kind number(List<Problem> problems) {
        var least = Numbers.read(posted.text("least"));
        var most = Numbers.read(posted.text("most"));
        if (least.isEmpty()) problems.add(new Problem("least", "Enter the smallest number allowed"));
        if (most.isEmpty() || least.isPresent() && most.get().compareTo(least.get()) <= 0)
            problems.add(new Problem("most", "Enter the largest number: it must be above the smallest"));
        var places = posted.has("places") ? posted.whole("places").orElse(-1) : 0;
        if (places < 0 || places > 6) problems.add(new Problem("places", "Enter how many decimals, from 0 to 6"));
        return problems.isEmpty()
                ? new Kind.NumberIn(
                        least.orElse(BigDecimal.ZERO), most.orElse(BigDecimal.ONE), places, optional("unit"))
                : null;
    }

    private Kind contact(List<Problem> problems) {
        var parts = posted.all().getOrDefault("parts", List.of()).stream()
                .flatMap(key -> Kind.Contact.Part.of(key).stream())
                .distinct()
                .toList();
        if (parts.isEmpty()) problems.add(new Problem("parts", "Choose at least one thing to ask for"));
        return new Kind.Contact(parts);
    }

    /// "keep" keeps conditions that this form cannot show.
    private List<Condition> conditions() {
        return posted.text("shownIf").equals("keep") && before != null
                ? before.shownIf()
                : ConditionChoices.read(posted.text("shownIf"));
    }

    private Words words(String field) {
        return new Words(posted.text(field), posted.text(field + ".cy"));
    }

    private @Nullable Words optional(String field) {
        return posted.has(field) ? words(field) : null;
    }

    private List<String> lines(String field) {
        return posted.text(field)
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
