package org.tallystick.library.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Problem;

/// What makes a survey whole. Each problem names the section, question or statement that has it.
public final class SurveyRules {

    /// An id becomes a form field, a column's heading and part of an address.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private static final int MOST_ITEMS = 2_000;
    private static final int MOST_OPTIONS = 2_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final BigDecimal FARTHEST = BigDecimal.valueOf(1_000_000_000_000L);

    private final Survey survey;
    private final List<Problem> problems = new ArrayList<>();

    /// The options of each item that came before, for conditions.
    private final Map<String, Set<String>> earlier = new HashMap<>();

    private SurveyRules(Survey survey) {
        this.survey = survey;
    }

    /// Every reason why this is not yet a survey that can be answered; none where it is.
    public static List<Problem> check(Survey survey) {
        var rules = new SurveyRules(survey);
        rules.check();
        return List.copyOf(rules.problems);
    }

    private void check() {
        var items = survey.items().count();
        if (items == 0) wrong("", "Add at least one question");
        if (items > MOST_ITEMS) wrong("", "Split the survey: it asks more than 2,000 things");
        ids();
        for (var section : survey.sections()) {
            conditions(section.id(), section.shownIf());
            section.questions().forEach(this::question);
        }
        if (!survey.quotedIf().isEmpty()) conditions("Who may be quoted", survey.quotedIf());
    }

    private void ids() {
        var sections = new HashSet<String>();
        for (var section : survey.sections()) {
            id(section.id(), "section");
            if (!sections.add(section.id()))
                wrong(section.id(), "Give each section an id of its own: two are " + section.id());
        }
        var taken = new HashSet<String>();
        survey.questions().forEach(question -> ids(question, taken));
    }

    /// A question with statements may share its id with one of them, and with nothing else.
    private void ids(Question question, Set<String> taken) {
        id(question.id(), "question");
        var own = new HashSet<String>();
        for (var item : question.items()) {
            id(item.id(), "statement");
            if (!own.add(item.id())) twice(item.id());
            own.addAll(item.fields());
        }
        own.add(question.id());
        for (var id : own) if (!taken.add(id)) twice(id);
    }

    private void twice(String id) {
        wrong(id, "Give each question and statement an id of its own: two are " + id);
    }

    private void id(String id, String what) {
        if (!ID.matcher(id).matches())
            wrong(
                    id,
                    "Give the "
                            + what
                            + " “"
                            + id
                            + "” an id of at most 80 letters, digits, dots, dashes and underscores,"
                            + " like Q7a");
    }

    private void question(Question question) {
        conditions(question.id(), question.shownIf());
        if (question.label().en().isEmpty()) wrong(question.id(), "Enter the question's words");
        if (question.compulsory() && question.kind() instanceof Kind.Contact)
            wrong(question.id(), "Contact details are never compulsory: remove the reason");
        if (question.aboutProtected() && question.smallCounts())
            wrong(
                    question.id(),
                    "Small counts of a protected characteristic are never shown: remove one of" + " the two");
        if (question.comment() != null
                && (question.kind() instanceof Kind.LongText || question.kind() instanceof Kind.ShortText))
            wrong(question.id(), "A question that asks for text needs no box for remarks: remove it");
        kind(question);
        for (var item : question.items())
            if (!item.kind().choices().isEmpty())
                earlier.put(item.id(), optionIds(item.kind().choices()));
    }

    private void kind(Question question) {
        switch (question.kind()) {
            case Kind.Contact(var parts) -> {
                if (parts.isEmpty() || new HashSet<>(parts).size() < parts.size())
                    wrong(
                            question.id(),
                            "Ask for at least one of name, organisation, email and telephone, and" + " for each once");
            }
            case Kind.OneOf(var options) -> options(question, options);
            case Kind.ManyOf(var options, var most) -> {
                options(question, options);
                most(question, options, most);
            }
            case Kind.Ranked(var options, var most) -> {
                options(question, options);
                most(question, options, most);
            }
            case Kind.Rated(var scale, var statements) -> {
                options(question, scale);
                if (statements.isEmpty()) wrong(question.id(), "Add at least one statement");
                statements.forEach(statement -> conditions(statement.id(), statement.shownIf()));
            }
            case Kind.NumberIn(var least, var most, var places, var _) -> {
                if (least.compareTo(most) >= 0
                        || least.abs().compareTo(FARTHEST) > 0
                        || most.abs().compareTo(FARTHEST) > 0)
                    wrong(
                            question.id(),
                            "Enter a range from a smaller to a larger number, neither beyond a" + " million million");
                if (places > 6) wrong(question.id(), "Ask for at most 6 decimal places");
            }
            case Kind.ShortText(var most) -> length(question, most);
            case Kind.LongText(var most) -> length(question, most);
            case Kind.Upload() -> {}
        }
    }

    private void options(Question question, List<Option> options) {
        if (options.size() < 2) wrong(question.id(), "Offer at least two options");
        if (options.size() > MOST_OPTIONS) wrong(question.id(), "Offer at most 2,000 options");
        var ids = new HashSet<String>();
        for (var option : options) {
            if (option.id().isEmpty() || option.label().en().isEmpty())
                wrong(question.id(), "Give every option a label");
            else if (option.id().equals(Option.EVERYBODY) || option.id().startsWith(Option.NOT))
                wrong(
                        question.id(),
                        "Give the option “"
                                + option.id()
                                + "” another id: tables use * and ¬ for everybody and for not");
            else if (!ids.add(option.id()))
                wrong(question.id(), "Give each option an id of its own: two are “" + option.id() + "”");
        }
    }

    private void most(Question question, List<Option> options, @Nullable Integer most) {
        if (most != null && (most < 1 || most > options.size()))
            wrong(question.id(), "Let at least 1 and at most " + options.size() + " options be chosen");
    }

    private void length(Question question, int most) {
        if (most < 1 || most > LONGEST_TEXT)
            wrong(question.id(), "Let the text have at least 1 and at most 20,000 characters");
    }

    private void conditions(String where, List<Condition> conditions) {
        for (var condition : conditions) {
            var offered = earlier.get(condition.item());
            if (offered == null) {
                wrong(
                        where,
                        where
                                + " is shown by the answer to "
                                + condition.item()
                                + ", which is not an earlier question or statement with options");
                continue;
            }
            if (condition.is().isEmpty() && condition.isNot().isEmpty())
                wrong(where, "Name the answers to " + condition.item() + " that show " + where);
            for (var option : Stream.concat(condition.is().stream(), condition.isNot().stream())
                    .toList())
                if (!offered.contains(option))
                    wrong(
                            where,
                            where
                                    + " is shown by the answer “"
                                    + option
                                    + "”, which "
                                    + condition.item()
                                    + " does not offer");
        }
    }

    private static Set<String> optionIds(List<Option> options) {
        var ids = new HashSet<String>();
        options.forEach(option -> ids.add(option.id()));
        return ids;
    }

    private void wrong(String where, String message) {
        problems.add(new Problem(where, message));
    }
}
