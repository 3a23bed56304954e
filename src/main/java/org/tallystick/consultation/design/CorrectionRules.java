package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Mode;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.SurveyRules;
import org.tallystick.shared.Problem;

/// What may be corrected in a survey that people are answering: words, and questions added or taken
/// out. An id keeps its meaning, so that answers of two editions can be counted together.
final class CorrectionRules {

    private CorrectionRules() {}

    /// Everything that keeps `after` from being the next edition; none where it may be.
    ///
    /// @param editions all that were published, the latest first: an id means what it meant in any
    public static List<Problem> check(
            Consultation consultation, List<Content> editions, Content after, String because) {
        var state = consultation.state();
        var before = editions.getFirst();
        var problems = new ArrayList<Problem>();
        if (state == Consultation.State.TYPING || state == Consultation.State.CLOSED)
            problems.add(Problem.ofAll("It has closed, so you cannot change what people answered"));
        if (because.isBlank())
            problems.add(new Problem("because", "Say what is corrected and why. People can read this"));
        if (before.equals(after))
            problems.add(Problem.ofAll("Change something first: this is the same as what is published"));
        problems.addAll(SurveyRules.check(after.survey()));
        if (consultation.mode() == Mode.ANONYMOUS) {
            after.survey()
                    .questions()
                    .filter(each -> each.kind() instanceof Kind.Upload)
                    .forEach(each -> problems.add(new Problem(each.id(), ReadinessRules.withoutFile(each.id()))));
            after.survey()
                    .questions()
                    .filter(each -> each.kind() instanceof Kind.Contact)
                    .forEach(each -> problems.add(new Problem(
                            each.id(),
                            "Take out question "
                                    + each.id()
                                    + ", which asks who answers: people were"
                                    + " told that answers are anonymous")));
        }
        if (before.welsh() && !after.welsh())
            problems.add(new Problem("welsh", "Keep Welsh: people are answering in it"));
        if (after.welsh() && !WelshRules.missing(after).isEmpty())
            problems.add(new Problem("welsh", "Add the Welsh for " + String.join(", ", WelshRules.missing(after))));
        if (after.notice().all().stream().anyMatch(words -> words.en().isBlank()))
            problems.add(new Problem("notice", "Keep all that people have to know"));
        for (var edition : editions) meanings(edition, after, problems);
        return problems.stream().distinct().toList();
    }

    private static void meanings(Content before, Content after, List<Problem> problems) {
        for (var item : before.survey().items().toList()) {
            var now = after.survey().item(item.id());
            if (now.isEmpty()) continue;
            if (!now.get().kind().getClass().equals(item.kind().getClass()))
                problems.add(new Problem(
                        item.id(),
                        "Give what replaces " + item.id() + " an id of its own: it asks for another kind of answer"));
            else lost(item, now.get(), problems);
        }
    }

    private static void lost(Item was, Item is, List<Problem> problems) {
        var lost = new HashSet<>(ids(was));
        lost.removeAll(ids(is));
        if (!lost.isEmpty())
            problems.add(new Problem(
                    was.id(),
                    "Keep the option “" + lost.iterator().next() + "” of " + was.id() + ": people may have chosen it"));
    }

    private static Set<String> ids(Item item) {
        return item.kind().choices().stream().map(Option::id).collect(Collectors.toSet());
    }
}
