package org.tallystick.consultation.recommendation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.recommendation.Evidence.Ground;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;

/// What changed: every recommendation, what was decided about it and what came of it, each with its
/// thread back to the answers.
@Controller
@Open
class ChangePages {

    private final Recommendations recommendations;
    private final Decisions decisions;
    private final Assignments assignments;
    private final Evidence evidence;

    ChangePages(Recommendations recommendations, Decisions decisions, Assignments assignments, Evidence evidence) {
        this.recommendations = recommendations;
        this.decisions = decisions;
        this.assignments = assignments;
        this.evidence = evidence;
    }

    /// How the list may be narrowed.
    public enum Show {
        EVERYTHING("Everything"),
        UNDECIDED("Not decided yet"),
        DECIDED("Decided"),
        LATE("Late, or overdue for review"),
        DONE("Done");

        private final String words;

        Show(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean takes(Recommendation each) {
            var state = each.standing().state();
            return switch (this) {
                case EVERYTHING -> true;
                case UNDECIDED -> each.open();
                case DECIDED ->
                    each.standing().outcome() != null && !each.open() && state != Recommendation.State.WITHDRAWN;
                case LATE ->
                    state == Recommendation.State.LATE || each.standing().lookAgainDue();
                case DONE -> state == Recommendation.State.DONE || state == Recommendation.State.DONE_LATE;
            };
        }
    }

    /// One line of the list.
    public record Line(Recommendation recommendation, Ground ground) {}

    private List<Line> lines(String slug, Show show) {
        var grounds = new HashMap<UUID, Ground>();
        var lines = new ArrayList<Line>();
        for (var each : recommendations.all()) {
            var ground = grounds.computeIfAbsent(
                    each.consultation(), id -> evidence.of(id).orElseThrow());
            if ((slug.isEmpty() || ground.slug().equals(slug)) && show.takes(each)) lines.add(new Line(each, ground));
        }
        return lines;
    }

    @GetMapping("/changes")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable String show) {
        var all = lines("", Show.EVERYTHING);
        var consultations = new LinkedHashMap<String, String>();
        all.forEach(
                each -> consultations.put(each.ground().slug(), each.ground().title()));
        var slug = consultation != null && consultations.containsKey(consultation) ? consultation : "";
        var shown = Keys.read(show, Show.EVERYTHING);
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", "All consultations"));
        consultations.forEach((key, title) -> choices.add(Choice.of(key, title)));
        return new ModelAndView(
                "consultation/recommendation/changes",
                Map.of(
                        "lines", lines(slug, shown),
                        "total", all.size(),
                        "consultations", choices,
                        "consultation", slug,
                        "show", shown));
    }

    @GetMapping("/changes.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable String show) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "consultation",
                "number",
                "recommendation",
                "about",
                "advice",
                "reason",
                "rests on",
                "recommended by",
                "decided by",
                "decision",
                "decided on",
                "now",
                "owner",
                "due",
                "done on",
                "look again on",
                "address"));
        for (var line : lines(consultation == null ? "" : consultation, Keys.read(show, Show.EVERYTHING)))
            rows.add(row(line));
        return Twins.csv("what-changed", rows);
    }

    private static List<String> row(Line line) {
        var proposal = line.recommendation().proposal();
        var standing = line.recommendation().standing();
        return List.of(
                line.ground().slug(),
                Integer.toString(line.recommendation().number()),
                proposal.words(),
                proposal.about(),
                proposal.advice().words(),
                proposal.reason(),
                String.join(" ", proposal.restsOn()),
                proposal.body(),
                proposal.decides(),
                standing.outcome() == null ? "" : standing.outcome().words(),
                text(standing.decidedOn()),
                standing.state().words(),
                text(standing.owner()),
                text(standing.due()),
                text(standing.doneOn()),
                text(standing.lookAgainOn()),
                line.recommendation().address());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @GetMapping("/changes.json")
    ResponseEntity<byte[]> json(
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(required = false) @Nullable String show) {
        return Twins.json(lines(consultation == null ? "" : consultation, Keys.read(show, Show.EVERYTHING)).stream()
                .map(line -> Map.of(
                        "consultation", line.ground().slug(),
                        "findings", line.ground().address(),
                        "recommendation", line.recommendation()))
                .toList());
    }

    @GetMapping("/recommendations/{id}")
    ModelAndView show(@PathVariable UUID id) {
        var found = recommendations.find(id).orElseThrow(NotFound::new);
        var ground = evidence.of(found.consultation()).orElseThrow(NotFound::new);
        var decided = decisions.of(id);
        var model = new HashMap<String, Object>();
        model.put("recommendation", found);
        model.put("ground", ground);
        model.put("findings", evidence.of(ground, found.proposal()));
        model.put("proposed", Optional.ofNullable(found.proposal().edition()).map(evidence::edition));
        model.put(
                "measures",
                found.proposal().edition() == null
                        ? List.of()
                        : evidence.measures(
                                ground,
                                found.proposal().edition(),
                                found.proposal().leftOut()));
        model.put("decisions", decided);
        model.put("published", published(decided));
        model.put("progress", assignments.of(id));
        return new ModelAndView("consultation/recommendation/recommendation", model);
    }

    private Optional<Published> published(List<Decision> decided) {
        return decided.stream()
                .map(Decision::edition)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(evidence::edition);
    }
}
