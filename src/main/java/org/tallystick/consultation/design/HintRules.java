package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Survey;
import org.tallystick.shared.Many;

/// Advice on words and questions: plain English, one thing asked at a time, nothing that leads. It
/// is advice, and keeps nothing from being launched.
public final class HintRules {

    private static final int LONG_SENTENCE = 25;
    private static final int MANY_QUESTIONS = 8;
    private static final int MANY_OPTIONS = 15;

    private static final Pattern LEADING =
            Pattern.compile("\\b(don't you agree|do you agree that|surely|obviously|as you know|would you not"
                    + "|isn't it|how important is it)\\b");
    private static final Pattern TWO_IN_ONE =
            Pattern.compile("\\b(?:is|are|was|were|will be|feel|find)\\b[^.?]*\\b(?:and|or)\\b[^.?]*\\?");
    private static final Pattern NEGATIVE = Pattern.compile("\\bnot\\b[^.?]*\\b(?:un|in|dis)[a-z]{3,}");
    private static final Pattern CAPITALS = Pattern.compile("(?:\\b[A-Z]{4,}\\b[ ,.!?]*){2,}");
    private static final Pattern SHORT_FORM = Pattern.compile("\\b[A-Z]{3,6}s?\\b");

    private static final List<List<String>> PLAINER = List.of(
            List.of("utilise", "use"),
            List.of("commence", "start"),
            List.of("facilitate", "help"),
            List.of("in order to", "to"),
            List.of("prior to", "before"),
            List.of("with regard to", "about"),
            List.of("stakeholder", "people, or say who"),
            List.of("going forward", "from now on"),
            List.of("leverage", "use"),
            List.of("deliverables", "what is delivered"),
            List.of("signposting", "telling people where to go"),
            List.of("click here", "words that say where the link leads"));

    private HintRules() {}

    /// One piece of advice.
    ///
    /// @param where the id of the section, question or statement
    public record Hint(String where, String words) {}

    static List<Hint> check(Survey survey) {
        var hints = new ArrayList<Hint>();
        for (var section : survey.sections()) {
            if (section.questions().size() > MANY_QUESTIONS)
                hints.add(new Hint(
                        section.id(),
                        "Split this page: more than 8 questions on one page are hard to get" + " through on a phone"));
            if (section.introduction() != null)
                words(section.id(), section.introduction().en(), hints);
            section.questions().forEach(question -> question(question, hints));
        }
        return List.copyOf(hints);
    }

    private static void question(Question question, List<Hint> hints) {
        words(question.id(), question.label().en(), hints);
        if (question.help() != null) words(question.id(), question.help().en(), hints);
        if (question.compulsory())
            hints.add(new Hint(
                    question.id(),
                    "Let people skip this if you can: people who have to answer may give up or make something up"));
        switch (question.kind()) {
            case Kind.Rated(var scale, var statements) -> {
                balanced(question.id(), scale, hints);
                for (Statement each : statements) words(each.id(), each.label().en(), hints);
            }
            case Kind.OneOf(var options) -> options(question.id(), options, hints);
            case Kind.ManyOf(var options, var _) -> options(question.id(), options, hints);
            case Kind.Ranked(var options, var _) -> {
                if (options.size() > 6)
                    hints.add(new Hint(question.id(), "Rank at most 6 things: longer lists are hard to remember"));
            }
            case Kind.Contact _, Kind.NumberIn _, Kind.ShortText _, Kind.LongText _ -> {}
            case Kind.Upload _ -> {
                if (question.shownIf().isEmpty())
                    hints.add(
                            new Hint(
                                    question.id(),
                                    "Ask only organisations for a file, by who is asked: a file says more about a person than they mean it to"));
            }
        }
    }

    private static void options(String where, List<Option> options, List<Hint> hints) {
        if (options.size() > MANY_OPTIONS)
            hints.add(new Hint(where, "Shorten the list: more than 15 options are hard to compare"));
    }

    /// As many ways to agree as to disagree: an even number of sides around one middle, or none.
    private static void balanced(String where, List<Option> scale, List<Hint> hints) {
        var no = scale.stream()
                .map(option -> option.label().en().toLowerCase(Locale.UK))
                .filter(label -> label.matches(".*\\b(disagree|dissatisfied|poor|bad|never)\\b.*"))
                .filter(label -> !label.startsWith("neither"))
                .count();
        var yes = scale.stream()
                .map(option -> option.label().en().toLowerCase(Locale.UK))
                .filter(label -> label.matches(".*\\b(agree|satisfied|good|always)\\b.*"))
                .filter(label -> !label.startsWith("neither"))
                .count();
        if (yes != no && yes + no > 0)
            hints.add(new Hint(
                    where,
                    "Balance the scale: it has "
                            + Many.of(yes, "answer")
                            + " on one side and "
                            + no
                            + " on the other"));
    }

    /// Everything that could be said more plainly in one text.
    public static void words(String where, String text, List<Hint> hints) {
        var small = text.toLowerCase(Locale.UK);
        for (var sentence : text.split("[.?!]\\s"))
            if (sentence.strip().split("\\s+").length > LONG_SENTENCE) {
                hints.add(new Hint(where, "Split the sentence that has more than 25 words: “" + start(sentence) + "”"));
                break;
            }
        for (var pair : PLAINER)
            if (small.contains(pair.getFirst()))
                hints.add(new Hint(where, "Say “" + pair.getLast() + "” in place of “" + pair.getFirst() + "”"));
        if (LEADING.matcher(small).find())
            hints.add(new Hint(where, "Ask openly: these words lead people to one answer"));
        if (TWO_IN_ONE.matcher(small).find())
            hints.add(new Hint(where, "Ask one thing at a time: someone may agree with only half"));
        if (NEGATIVE.matcher(small).find()) hints.add(new Hint(where, "Say it without two negatives"));
        if (CAPITALS.matcher(text).find()) hints.add(new Hint(where, "Write capitals only where a sentence has them"));
        else {
            var form = SHORT_FORM.matcher(text);
            if (form.find()) hints.add(new Hint(where, "Write out “" + form.group() + "” where it is used first"));
        }
    }

    private static String start(String sentence) {
        var plain = sentence.strip();
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + " …";
    }
}
