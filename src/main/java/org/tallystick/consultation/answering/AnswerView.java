package org.tallystick.consultation.answering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.answering.AnswerSteps.Step;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;

/// A step as its page, and a posted page as what it carries.
public final class AnswerView {

    private AnswerView() {}

    /// What a posted page carries along.
    public static Answers carried(PostedForm posted) {
        var text = posted.text("_earlier");
        if (text.isEmpty()) return Answers.NONE;
        try {
            return AnswerDocument.read(text);
        } catch (RuntimeException tampered) {
            // Only a form that somebody has changed by hand carries something else.
            throw PostedForm.unreadable();
        }
    }

    /// @param files what is wrong with the files that came with the page
    public static Step next(Answering answering, PostedForm posted, List<Problem> files) {
        var survey = answering.survey();
        var then = posted.text("_then");
        if (then.startsWith("to:"))
            return survey.section(then.substring(3))
                    .<Step>map(section -> new Step.Ask(answering.afterChecking(), section, false))
                    .orElseThrow(PostedForm::unreadable);
        if (posted.text("_section").equals("check"))
            return answering.sections().isEmpty()
                    ? new Step.Check(answering)
                    : new Step.Ask(answering, answering.sections().getLast(), false);
        var section = survey.section(posted.text("_section")).orElseThrow(PostedForm::unreadable);
        return AnswerSteps.after(
                answering, section, Set.of(posted.text("_displayed").split(" ", -1)), posted.all(), files, then);
    }

    public static ModelAndView page(Step step) {
        return switch (step) {
            case Step.Ask(var answering, var section, var more) ->
                ask(
                        answering,
                        section,
                        Fields.of(AnswerTyped.fields(section.items(), answering.answers()), List.of()),
                        more);
            case Step.Again(var answering, var section, var typed, var problems) -> {
                var view = ask(answering, section, Fields.of(withFiles(typed, section, answering), problems), false);
                view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield view;
            }
            case Step.Check(var answering) -> check(answering, List.of());
        };
    }

    /// A file is never typed: what was kept stands in its field.
    private static Map<String, List<String>> withFiles(
            Map<String, List<String>> typed, Section section, Answering answering) {
        var all = new HashMap<>(typed);
        var files = section.items().stream().filter(each -> each.kind() instanceof Kind.Upload);
        all.putAll(AnswerTyped.fields(files.toList(), answering.answers()));
        return all;
    }

    private static ModelAndView ask(Answering answering, Section section, Fields fields, boolean more) {
        // What is asked follows from what is typed, also where it cannot be read yet.
        var shown = AnswerSteps.displayed(answering, section);
        return new ModelAndView(
                "consultation/answering/section",
                Map.of(
                        "answering",
                        answering,
                        "section",
                        section,
                        "shown",
                        shown,
                        "fields",
                        fields.in(answering.welsh()),
                        "more",
                        more));
    }

    static ModelAndView check(Answering answering, List<Problem> problems) {
        var view = new ModelAndView(
                "consultation/answering/check",
                Map.of(
                        "answering",
                        answering,
                        "parts",
                        AnswerSummary.each(answering),
                        "fields",
                        Fields.of(Map.of(), problems).in(answering.welsh())));
        if (!problems.isEmpty()) view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
