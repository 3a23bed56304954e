package org.tallystick.consultation.recommendation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.recommendation.Evidence.Ground;
import org.tallystick.consultation.recommendation.Evidence.MeasureLine;
import org.tallystick.framework.Measure;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.Today;

/// One recommendation for those who look after it: what was decided, who sees to it, how far it is.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/recommendations/{id}")
class DecisionPages {

    private static final String MEANWHILE = "Someone else changed this recommendation while you had the page open. Open"
            + " it again to see what was recorded.";
    private static final int LONG = 4_000;
    private static final int SHORT = 200;

    private final Recommendations recommendations;
    private final Decisions decisions;
    private final Assignments assignments;
    private final Evidence evidence;
    private final Today today;

    DecisionPages(
            Recommendations recommendations,
            Decisions decisions,
            Assignments assignments,
            Evidence evidence,
            Today today) {
        this.recommendations = recommendations;
        this.decisions = decisions;
        this.assignments = assignments;
        this.evidence = evidence;
        this.today = today;
    }

    private Recommendation kept(Actor actor, UUID id) {
        return recommendations.kept(actor, id).orElseThrow(NotFound::new);
    }

    private Ground ground(Recommendation recommendation) {
        return evidence.of(recommendation.consultation()).orElseThrow();
    }

    private List<MeasureLine> measures(Recommendation recommendation) {
        var proposal = recommendation.proposal();
        return proposal.edition() == null
                ? List.of()
                : evidence.measures(ground(recommendation), proposal.edition(), proposal.leftOut());
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        var found = kept(actor, id);
        var filled = new HashMap<>(MeasureChoices.filled(
                measures(found).stream().map(MeasureLine::measure).toList(),
                found.proposal().leftOut()));
        return page(found, UUID.randomUUID(), Fields.of(filled, List.of()));
    }

    private ModelAndView page(Recommendation found, UUID key, Fields fields) {
        var model = new HashMap<String, Object>();
        model.put("recommendation", found);
        model.put("ground", ground(found));
        model.put("measures", measures(found));
        model.put("decisions", decisions.of(found.id()));
        model.put("progress", assignments.of(found.id()));
        model.put("key", key);
        model.put("fields", fields);
        return new ModelAndView("consultation/recommendation/desk", model);
    }

    private ModelAndView refused(Recommendation found, PostedForm typed, List<Problem> problems) {
        var again = page(found, typed.key(), typed.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView to(Recommendation found) {
        return new ModelAndView("redirect:" + found.desk());
    }

    @PostMapping("/decisions")
    ModelAndView decide(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var found = kept(actor, id);
        var typed = PostedForm.of(all);
        List<Measure> measures =
                measures(found).stream().map(MeasureLine::measure).toList();
        return switch (DecisionForm.check(typed, found, measures, ground(found).closed(), today.inLondon())) {
            case Checked.Invalid<DecisionForm>(var problems) -> refused(found, typed, problems);
            case Checked.Valid<DecisionForm>(var form) -> {
                var problems = decisions.decide(actor, id, form.decision(), form.next());
                yield problems.isEmpty() ? to(found) : refused(found, typed, problems);
            }
        };
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var found = kept(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var because = typed.needed("withdrawn", LONG, "Say why the recommendation is withdrawn", problems);
        if (!problems.isEmpty()) return refused(found, typed, problems);
        if (!recommendations.withdraw(actor, typed.key(), found, because)) throw new Conflict(MEANWHILE);
        return to(found);
    }

    @PostMapping("/assignments")
    ModelAndView assign(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var found = kept(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var owner = typed.needed(
                "owner", SHORT, "Enter who is responsible, as a job title, like Head of Commissioning", problems);
        var due = typed.date("due");
        if (due.isEmpty()) problems.add(new Problem("due", "Enter the day by which it is done, like 31 3 2027"));
        var because = typed.seen() == 0
                ? ""
                : typed.needed("because", LONG, "Say why the owner or the day changes", problems);
        if (!problems.isEmpty()) return refused(found, typed, problems);
        return after(
                found,
                assignments.assign(
                        actor,
                        typed.key(),
                        id,
                        typed.seen(),
                        new Progress.Assignment(owner, due.orElseThrow(), because)));
    }

    @PostMapping("/progress")
    ModelAndView report(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var found = kept(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("happened", LONG, "Say what happened, as a fact", problems);
        var on = typed.date("happened-on");
        RecommendationRules.happened(on.orElse(null), found.standing().decidedOn(), today.inLondon())
                .ifPresent(problems::add);
        if (!problems.isEmpty()) return refused(found, typed, problems);
        return after(
                found,
                assignments.report(
                        actor, typed.key(), id, new Progress.Fact(on.orElseThrow(), words, typed.has("done"))));
    }

    private static ModelAndView after(Recommendation found, Assignments.Kept kept) {
        return switch (kept) {
            case DONE -> to(found);
            case NO_LONGER -> throw new Conflict(MEANWHILE);
        };
    }
}
