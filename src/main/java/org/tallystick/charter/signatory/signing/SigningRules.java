package org.tallystick.charter.signatory.signing;

import java.util.List;
import java.util.Map;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.text.CharterText;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Many;
import org.tallystick.shared.Problem;

/// What is asked of a signatory, in proportion to its size.
final class SigningRules {

    private SigningRules() {}

    /// Nothing where enough principles are lived up to or planned for; else what is missing, and
    /// why so many are asked.
    static List<Problem> problems(CharterText text, Size size, Map<String, Answer> answers) {
        var ask = text.asked(size);
        var counted = answers.values().stream().filter(Answer::counts).count();
        if (counted >= ask.principles()) return List.of();
        var first = text.principles().getFirst().reference();
        return List.of(new Problem(
                "answer-" + first,
                "Answer “we do this” or “we will” to at least %s; so far there %s. %s"
                        .formatted(
                                Many.of(ask.principles(), "principle"),
                                counted == 0 ? "is none" : counted == 1 ? "is 1" : "are " + counted,
                                ask.because())));
    }
}
