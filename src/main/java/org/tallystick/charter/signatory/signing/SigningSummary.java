package org.tallystick.charter.signatory.signing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.text.CharterText;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.SummaryList;
import org.tallystick.platform.page.SummaryList.Action;
import org.tallystick.platform.page.SummaryList.Row;
import org.tallystick.shared.UkTime;

/// What somebody is about to sign, on one page, each line with the way back to change it.
final class SigningSummary {

    private SigningSummary() {}

    /// @param today on which the days of a plan are judged
    static Map<String, Object> of(
            CharterText text, SigningForm form, SigningForm.Known known, Map<String, String> places, LocalDate today) {
        return Map.of(
                "about",
                        about(
                                form,
                                known,
                                places,
                                form.typed().text("signer") + ", "
                                        + form.typed().text("position")),
                "answers", answers(text, form, known, today));
    }

    /// As [#of], for a reader who cannot change it: what is published, and no more.
    static Map<String, Object> shown(
            CharterText text, SigningForm form, SigningForm.Known known, Map<String, String> places, LocalDate today) {
        return Map.of(
                "about", still(about(form, known, places, "Its " + form.typed().text("position"))),
                "answers", still(answers(text, form, known, today)));
    }

    private static SummaryList still(SummaryList list) {
        var rows =
                list.rows().stream().map(row -> Row.of(row.key(), row.value())).toList();
        return new SummaryList(rows, null, true);
    }

    private static SummaryList about(
            SigningForm form, SigningForm.Known known, Map<String, String> places, String signer) {
        var typed = form.typed();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(
                "Organisation",
                known.name().isEmpty() ? typed.text("name") : known.name(),
                Action.change(SigningPages.Step.ORGANISATION.address(), "the organisation")));
        var about = SigningPages.Step.ABOUT.address();
        rows.add(Row.of(
                "Size", form.size(known).map(Size::words).orElse("Not stated"), Action.change(about, "the size")));
        rows.add(Row.of("What it is", form.sector(known).words(), Action.change(about, "what it is")));
        var place = known.place() == null ? places.get(typed.text("place")) : known.place();
        rows.add(Row.of("Place", place == null ? "Somewhere else" : place, Action.change(about, "the place")));
        rows.add(Row.of("Signed by", signer, Action.change(about, "who signs")));
        return new SummaryList(rows, null, true);
    }

    private static SummaryList answers(CharterText text, SigningForm form, SigningForm.Known known, LocalDate today) {
        var answers = form.answers(text, known, today, new ArrayList<>());
        var rows = new ArrayList<Row>();
        for (var principle : text.principles()) {
            var answer = answers.get(principle.reference());
            rows.add(Row.of(
                    principle.name(),
                    (answer == null ? "Not answered" : words(answer)) + late(known, principle.reference()),
                    Action.change(
                            SigningPages.Step.PRINCIPLES.address() + "#answer-" + principle.reference(),
                            "the answer to " + principle.name())));
        }
        return new SummaryList(rows, null, true);
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Does(var how) -> "We do this: " + how;
            case Answer.Will(var steps) -> "We will" + (steps.isEmpty() ? "" : ": " + steps(steps));
            case Answer.NotYet() -> "Not yet";
        };
    }

    /// " Late, and goes on: …", where something is.
    private static String late(SigningForm.Known known, String principle) {
        var late = known.late().getOrDefault(principle, List.of());
        return late.isEmpty()
                ? ""
                : ". Late, and still shown: "
                        + late.stream()
                                .map(step -> step.words() + " (by " + UkTime.date(step.due()) + ")")
                                .collect(Collectors.joining("; "));
    }

    private static String steps(List<Answer.Step> steps) {
        return steps.stream()
                .map(step -> step.words() + " (by " + UkTime.date(step.due()) + ")")
                .collect(Collectors.joining("; "));
    }
}
