package org.tallystick.library.survey.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.AnswerFault;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.ChoiceRules;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Fault;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Reading;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Checked.Invalid;
import org.tallystick.shared.Checked.Valid;

/// Answers as typed, against the edition that the respondent saw. A draft keeps what can be read;
/// only sending asks whether what is compulsory is there.
///
/// Typed answers go by the item's id: an option's id for each one chosen, a number, or text.
/// Contact details are under "Q1.name", "Q1.organisation", "Q1.email" and "Q1.telephone"; the ranks
/// of options under "Q14.1" for the first option and so on. A file is never typed: the answer to it
/// is taken from those given before.
public final class AnswerRules {

    private AnswerRules() {}

    /// The ids of the items that somebody with these answers is asked, in the survey's order. An
    /// answer to an item that is not asked shows nothing.
    public static Set<String> shown(Survey survey, Answers answers) {
        var shown = new LinkedHashSet<String>();
        for (var section : survey.sections()) {
            if (!holds(section.shownIf(), answers, shown)) continue;
            for (var question : section.questions()) {
                if (!holds(question.shownIf(), answers, shown)) continue;
                var before = shown.size();
                if (question.kind() instanceof Kind.Rated(var _, var statements)) {
                    for (var statement : statements)
                        if (holds(statement.shownIf(), answers, shown)) shown.add(statement.id());
                } else shown.add(question.id());
                if (shown.size() > before && question.comment() != null) shown.add(Item.remarksOn(question));
            }
        }
        return shown;
    }

    private static boolean holds(List<Condition> conditions, Answers answers, Set<String> shown) {
        for (var each : conditions)
            if (!each.holds(shown.contains(each.item()) ? answers.chosen(each.item()) : List.of())) return false;
        return true;
    }

    /// Whether somebody with these answers sees the section at all.
    public static boolean shows(Survey survey, Section section, Answers answers) {
        var shown = shown(survey, answers);
        return section.items().stream().anyMatch(item -> shown.contains(item.id()));
    }

    /// What was typed in one section, read. The answers are those of the section alone: join them
    /// to the others with [Answers#with].
    ///
    /// @param earlier the answers given in other sections, and files already sent
    public static Reading read(Survey survey, Section section, Answers earlier, Map<String, List<String>> typed) {
        var faults = new ArrayList<Fault>();
        var read = new LinkedHashMap<String, Answer>();
        for (var item : section.items()) {
            if (item.kind() instanceof Kind.Upload) earlier.to(item.id()).ifPresent(file -> read.put(item.id(), file));
            else new TypedAnswer(item, typed, faults).read(read);
        }
        var all = earlier.with(section, new Answers(read));
        var shown = shown(survey, all);
        faults.removeIf(each -> !shown.contains(itemOf(section, each.field())));
        return new Reading(new Answers(read).only(shown), faults);
    }

    /// The item that a field belongs to: "Q1.email" is of Q1.
    private static String itemOf(Section section, String field) {
        return section.items().stream()
                .map(Item::id)
                .filter(id -> field.equals(id) || field.startsWith(id + "."))
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    /// The compulsory items of a section that these answers leave out, each with the reason why it
    /// is asked.
    public static List<Fault> missing(Survey survey, Section section, Answers answers) {
        return missing(section.items(), shown(survey, answers), answers);
    }

    private static List<Fault> missing(List<Item> items, Set<String> shown, Answers answers) {
        var faults = new ArrayList<Fault>();
        for (var item : items) {
            var because = item.question().compulsoryBecause();
            if (because != null
                    && !item.remarks()
                    && shown.contains(item.id())
                    && answers.to(item.id()).isEmpty())
                faults.add(AnswerFault.MISSING.at(item.id(), sentences(because)));
        }
        return List.copyOf(faults);
    }

    /// All answers at once, as they are sent: those that are asked, or every problem. What was
    /// answered and is no longer asked is left out.
    public static Checked<Answers> check(Survey survey, Answers answers) {
        return check(survey, answers, false);
    }

    /// As [#check], with the problems in Welsh where that is asked for.
    public static Checked<Answers> check(Survey survey, Answers answers, boolean welsh) {
        var shown = shown(survey, answers);
        var faults = new ArrayList<Fault>();
        // Every sent answer comes through here: the items are made once, and what is shown too.
        var all = survey.items().toList();
        var known = 0;
        for (var item : all) {
            var answer = answers.byItem().get(item.id());
            if (answer == null) continue;
            known++;
            if (shown.contains(item.id())) fits(item, answer, faults);
        }
        if (known < answers.byItem().size()) faults.addAll(unknown(all, answers));
        faults.addAll(missing(all, shown, answers));
        return faults.isEmpty()
                ? new Valid<>(answers.only(shown))
                : new Invalid<>(faults.stream().map(each -> each.in(welsh)).toList());
    }

    private static List<Fault> unknown(List<Item> items, Answers answers) {
        var ids = new HashSet<>(answers.byItem().keySet());
        for (var item : items) ids.remove(item.id());
        return ids.stream().sorted().map(id -> AnswerFault.UNKNOWN.at("", id)).toList();
    }

    private static void fits(Item item, Answer answer, List<Fault> faults) {
        var fits = switch (answer) {
            case Answer.Chosen(var options) -> {
                ChoiceRules.check(item, options, faults);
                yield !item.kind().choices().isEmpty();
            }
            case Answer.Number(var value) -> {
                if (!(item.kind() instanceof Kind.NumberIn range)) yield false;
                TypedAnswer.inRange(item, range, value, faults);
                yield true;
            }
            case Answer.Written(var text) -> {
                var most = TypedAnswer.longest(item.kind());
                if (most > 0) TypedAnswer.notTooLong(item.id(), text, most, faults);
                yield most > 0;
            }
            case Answer.ContactDetails(var parts) ->
                item.kind() instanceof Kind.Contact(var asked) && new HashSet<>(asked).containsAll(parts.keySet());
            case Answer.Uploaded _ -> item.kind() instanceof Kind.Upload;
        };
        if (!fits) faults.add(AnswerFault.NO_ANSWER.at(item.id()));
    }

    private static Words sentences(Words words) {
        return new Words(sentence(words.en()), words.cy() == null ? null : sentence(words.cy()));
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
