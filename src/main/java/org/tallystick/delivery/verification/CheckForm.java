package org.tallystick.delivery.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnForms;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;

/// The decisions on a return's claims as they were typed: for each claim one answer, and one box
/// that accepts the rest.
///
/// @param choices what is decided, as far as nothing is wrong
record CheckForm(List<Verifications.Choice> choices, List<Problem> problems) {

    /// One claim of the page.
    ///
    /// @param asked the promise with its target and last quarter
    /// @param picked whether it was picked at random for a closer check
    record Line(ReturnForms.Asked asked, Return.Claim claim, boolean picked) {

        Commitment promise() {
            return asked.commitment();
        }

        boolean waits() {
            return claim.state() == ClaimState.SUBMITTED;
        }

        /// Whether it may be accepted together with others.
        boolean together() {
            return waits()
                    && AcceptRules.together(promise().asked(), claim.evidence().size(), picked)
                            .isPresent();
        }
    }

    static CheckForm of(PostedForm posted, List<Line> lines) {
        var choices = new ArrayList<Verifications.Choice>();
        var problems = new ArrayList<Problem>();
        for (var line : lines) if (line.waits()) read(posted, line, choices, problems);
        if (choices.isEmpty() && problems.isEmpty())
            problems.add(Problem.ofAll("Decide on at least one claim, or go to another return"));
        return new CheckForm(choices, problems);
    }

    private static void read(PostedForm posted, Line line, List<Verifications.Choice> choices, List<Problem> problems) {
        var id = line.promise().id();
        var decision = posted.text("decision-" + id);
        var query = posted.text("question-" + id);
        var refusal = posted.text("refusal-" + id);
        switch (decision) {
            case "asked" ->
                choices.add(choice(
                        posted,
                        line,
                        new Verifications.Decision.Accept(line.promise().asked(), "")));
            case "other" ->
                posted.chosen("grade-" + id, Grade.class)
                        .ifPresentOrElse(
                                grade ->
                                        choices.add(choice(posted, line, new Verifications.Decision.Accept(grade, ""))),
                                () -> problems.add(new Problem("grade-" + id, "Choose how strong the evidence is")));
            case "query" -> {
                if (query.isEmpty())
                    problems.add(new Problem("question-" + id, "Write the question for the supplier to answer"));
                else choices.add(choice(posted, line, new Verifications.Decision.Query(query)));
            }
            case "refuse" -> {
                if (refusal.isEmpty())
                    problems.add(
                            new Problem("refusal-" + id, "Say why the claim is refused, for the supplier to read"));
                else choices.add(choice(posted, line, new Verifications.Decision.Refuse(refusal)));
            }
            default -> {
                if (posted.has("together") && !decision.equals("later"))
                    AcceptRules.together(
                                    line.promise().asked(),
                                    line.claim().evidence().size(),
                                    line.picked())
                            .ifPresent(found ->
                                    choices.add(choice(posted, line, new Verifications.Decision.Accept(found, ""))));
            }
        }
    }

    /// Each decision's key follows from the form's, so that a form sent twice decides once.
    private static Verifications.Choice choice(PostedForm posted, Line line, Verifications.Decision decision) {
        var id = line.promise().id();
        var key = UUID.nameUUIDFromBytes((posted.key() + " " + id).getBytes(StandardCharsets.US_ASCII));
        return new Verifications.Choice(key, id, posted.whole("seen-" + id).orElse(0), decision);
    }
}
