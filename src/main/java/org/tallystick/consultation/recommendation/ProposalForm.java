package org.tallystick.consultation.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.tallystick.consultation.recommendation.Evidence.Finding;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// A recommendation as it was typed.
final class ProposalForm {

    private static final int LONG = 4_000;
    private static final int SHORT = 200;

    private ProposalForm() {}

    /// @param found what was found, of which a recommendation names what it rests on
    /// @param edition for measures: the edition that proposes them
    static Checked<Proposal> check(
            MultiValueMap<String, String> form, Subject subject, List<Finding> found, Optional<Published> edition) {
        var typed = PostedForm.of(form.toSingleValueMap());
        var problems = new ArrayList<Problem>();
        var body = typed.needed("body", SHORT, "Enter who recommends, like Social Value Group", problems);
        var decides = typed.needed("decides", SHORT, "Enter who will decide, like Cabinet", problems);
        var about = edition.map(each -> each.document().framework())
                .orElseGet(
                        () -> typed.needed("about", SHORT, "Enter what it is about, like The Charter Mark", problems));
        var advice = typed.chosen("advice", Advice.class);
        if (advice.isEmpty()) problems.add(new Problem("advice", "Choose what is recommended"));
        var words = typed.needed("words", LONG, "Enter the recommendation in a sentence", problems);
        var reason = typed.needed("reason", LONG, "Say why, from what was answered", problems);
        var chosen = form.getOrDefault("rests", List.of());
        var rests = found.stream().map(Finding::item).filter(chosen::contains).toList();
        if (rests.isEmpty()) problems.add(new Problem("rests", "Choose at least one finding that it is based on"));
        var leftOut = edition.map(each ->
                        MeasureChoices.read(typed, each.document().offered().toList(), problems))
                .orElse(Map.of());
        if (edition.isPresent()
                && leftOut.size() == edition.get().document().offered().count())
            problems.add(Problem.ofAll("Keep at least one measure: to adopt none, recommend something else"));
        return problems.isEmpty()
                ? new Checked.Valid<>(new Proposal(
                        body,
                        decides,
                        subject,
                        about,
                        advice.orElseThrow(),
                        words,
                        reason,
                        rests,
                        edition.map(Published::id).orElse(null),
                        leftOut))
                : new Checked.Invalid<>(problems);
    }
}
