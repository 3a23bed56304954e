package org.tallystick.delivery.verification;

import java.util.List;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// A decision on a claim as it was typed.
record DecisionForm(String decision, String grade, String words) {

    static DecisionForm of(PostedForm posted) {
        return new DecisionForm(posted.text("decision"), posted.text("grade"), posted.text("words"));
    }

    Checked<Verifications.Decision> check() {
        return switch (decision) {
            case "accept" -> {
                for (var each : Grade.values())
                    if (Keys.write(each).equals(grade))
                        yield new Checked.Valid<>(new Verifications.Decision.Accept(each, words));
                yield wrong("grade", "Choose how strong the evidence is");
            }
            case "query" ->
                words.isEmpty()
                        ? wrong("words", "Write the question for the supplier to answer")
                        : new Checked.Valid<>(new Verifications.Decision.Query(words));
            case "refuse" ->
                words.isEmpty()
                        ? wrong("words", "Say why the claim is refused, for the supplier to read")
                        : new Checked.Valid<>(new Verifications.Decision.Refuse(words));
            default -> wrong("decision", "Choose whether to accept, query or refuse the claim");
        };
    }

    private static Checked<Verifications.Decision> wrong(String field, String message) {
        return new Checked.Invalid<>(List.of(new Problem(field, message)));
    }
}
