package org.tallystick.porch.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tallystick.consultation.finding.FindingDocument.Said;
import org.tallystick.consultation.finding.Findings;
import org.tallystick.consultation.recommendation.Advice;
import org.tallystick.consultation.recommendation.Assignments;
import org.tallystick.consultation.recommendation.Decision;
import org.tallystick.consultation.recommendation.Decisions;
import org.tallystick.consultation.recommendation.Outcome;
import org.tallystick.consultation.recommendation.Progress;
import org.tallystick.consultation.recommendation.Proposal;
import org.tallystick.consultation.recommendation.Recommendations;
import org.tallystick.consultation.recommendation.Subject;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// What Shropshire's group recommended from the answers of 2016, and what became of it: the
/// recommendations are the paper's, in our own words; decisions, owners and days are the demo's.
@Component
@Profile("demo")
class DemoRecommendations {

    private static final LocalDate DECIDED = LocalDate.of(2017, 2, 15);
    private static final Decision.Vote VOTE = new Decision.Vote(8, 1, 1);

    /// Why the two measures are left out, as the paper reports the comments on them.
    private static final Map<String, String> LEFT_OUT = Map.of(
            "SH-12b",
            "Responses said that counting sick days may put pressure on employees who are" + " really ill.",
            "SH-12c",
            "Responses said that a high turnover can show success in training, and that the"
                    + " figure on its own does not tell the full story.");

    private final DemoCast cast;
    private final Findings findings;
    private final Recommendations recommendations;
    private final Decisions decisions;
    private final Assignments assignments;

    DemoRecommendations(
            DemoCast cast,
            Findings findings,
            Recommendations recommendations,
            Decisions decisions,
            Assignments assignments) {
        this.cast = cast;
        this.findings = findings;
        this.recommendations = recommendations;
        this.decisions = decisions;
        this.assignments = assignments;
    }

    /// @param proposed the framework's edition with the fourteen measures that were asked about
    void tell(Published proposed) throws IOException {
        var group = cast.actor(Role.GROUP.words() + ", Shropshire");
        var consultation = DemoCast.id("consultation Shropshire 2016");
        if (findings.latest(consultation).isEmpty()) publish(group, consultation);
        for (var row : DemoData.rows("recommendations")) tell(group, consultation, proposed, row);
    }

    private void publish(Actor group, UUID consultation) throws IOException {
        var meaning = new LinkedHashMap<String, String>();
        for (var row : DemoData.rows("findings"))
            meaning.put(row.getOrDefault("item", ""), row.getOrDefault("meaning", ""));
        var published = findings.publish(
                group,
                DemoCast.id("findings Shropshire 2016"),
                consultation,
                0,
                List.of(),
                new Said(
                        "Those who answered are broadly in favour, more clearly of the"
                                + " Charter than of a Mark. Twelve of the fourteen measures"
                                + " find support; sickness rates and staff turnover find"
                                + " less. On how a Mark should be awarded opinions differ.",
                        meaning,
                        "Adopt the Charter; be careful with a Mark, and with measures that" + " tell half a story.",
                        ""));
        if (!(published instanceof Findings.Publishing.Done))
            throw new IllegalStateException("the demo was refused: " + published);
    }

    private void tell(Actor group, UUID consultation, Published proposed, Map<String, String> row) {
        var measures = row.getOrDefault("subject", "").equals("measures");
        var id = DemoCast.id("recommendation " + row.get("key"));
        var made = recommendations
                .make(
                        group,
                        id,
                        consultation,
                        new Proposal(
                                "Social Value Group",
                                "Cabinet",
                                Keys.read(row.get("subject"), Subject.OTHER),
                                measures ? proposed.document().framework() : row.getOrDefault("about", ""),
                                Keys.read(row.get("advice"), Advice.ADOPT),
                                row.getOrDefault("words", ""),
                                row.getOrDefault("reason", ""),
                                List.of(row.getOrDefault("rests", "").split(" ", -1)),
                                measures ? proposed.id() : null,
                                measures ? LEFT_OUT : Map.of()))
                .orElseThrow();
        var again = row.getOrDefault("again", "");
        var problems = decisions.decide(
                group,
                made.id(),
                new Decision(
                        DemoCast.id("decision " + row.get("key")),
                        Outcome.AGREED,
                        DECIDED,
                        VOTE,
                        "Made up for this demo",
                        row.getOrDefault("decided", ""),
                        row.getOrDefault("weighed", ""),
                        again.isEmpty() ? null : LocalDate.parse(again),
                        null),
                measures
                        ? Optional.of(new Decisions.NextEdition("Twelve adopted measures", LEFT_OUT))
                        : Optional.empty());
        if (!problems.isEmpty()) throw new IllegalStateException("the demo was refused: " + problems);
        follow(group, made.id(), row);
    }

    private void follow(Actor group, UUID id, Map<String, String> row) {
        if (row.getOrDefault("owner", "").isEmpty()) return;
        assignments.assign(
                group,
                DemoCast.id("assignment " + row.get("key")),
                id,
                0,
                new Progress.Assignment(
                        row.getOrDefault("owner", ""), LocalDate.parse(row.getOrDefault("due", "")), ""));
        for (var fact : row.getOrDefault("progress", "").split("\\|", -1)) {
            if (fact.isEmpty()) continue;
            var parts = fact.split(": ", 2);
            assignments.report(
                    group,
                    DemoCast.id("progress " + row.get("key") + fact),
                    id,
                    new Progress.Fact(LocalDate.parse(parts[0]), parts[1], fact.equals(row.get("done"))));
        }
    }
}
