package org.tallystick.procurement.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.TaskList;
import org.tallystick.platform.page.TaskList.Task;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.evaluation.Evaluators.Noted;
import org.tallystick.procurement.evaluation.Evaluators.OpenedBid;
import org.tallystick.procurement.evaluation.Scores.Score;
import org.tallystick.procurement.evaluation.Scores.Scored;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.TenderFigures;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// For those who score: their interests, then one question at a time with every bid beside the
/// others, then finishing.
@Controller
@Only({Role.EVALUATOR, Role.OFFICER})
@RequestMapping("/work/evaluations")
class ScoringPages {

    private final Evaluators evaluators;
    private final Scores scores;
    private final Tenders tenders;

    ScoringPages(Evaluators evaluators, Scores scores, Tenders tenders) {
        this.evaluators = evaluators;
        this.scores = scores;
        this.tenders = tenders;
    }

    @GetMapping
    ModelAndView mine(Actor actor) {
        return new ModelAndView(
                "procurement/evaluation/evaluations",
                Map.of(
                        "tenders",
                        evaluators.mine(actor).stream()
                                .flatMap(id -> tenders.find(id).stream())
                                .toList(),
                        "finished",
                        evaluators.mine(actor).stream()
                                .filter(id -> finished(actor, id))
                                .toList()));
    }

    /// The tender, where its opened bids await this evaluator.
    private Tenders.Published tender(Actor actor, UUID id) {
        if (!evaluators.mine(actor).contains(id)) throw new NotFound();
        return tenders.find(id).orElseThrow(NotFound::new);
    }

    private boolean finished(Actor actor, UUID id) {
        return evaluators.all(actor, id).stream().anyMatch(each -> each.person().equals(actor.id()) && each.finished());
    }

    private List<OpenedBid> readable(Actor actor, UUID id) {
        return evaluators.bids(actor, id).stream().filter(OpenedBid::readable).toList();
    }

    private List<Score> own(Actor actor, UUID id) {
        return scores.scores(actor, id).stream()
                .filter(each -> each.person().equals(actor.id()))
                .toList();
    }

    @GetMapping("/{id}")
    ModelAndView one(Actor actor, @PathVariable UUID id) {
        return one(actor, id, Fields.blank());
    }

    private ModelAndView one(Actor actor, UUID id, Fields fields) {
        var tender = tender(actor, id);
        return new ModelAndView(
                "procurement/evaluation/evaluation",
                Map.of(
                        "tender", tender,
                        "finished", finished(actor, id),
                        "tasks", tasks(actor, tender),
                        "scores", finished(actor, id) ? scores.scores(actor, id) : List.of(),
                        "bids", readable(actor, id),
                        "questions", TenderFigures.questions(tender.tender()),
                        "fields", fields));
    }

    private TaskList tasks(Actor actor, Tenders.Published tender) {
        var at = "/work/evaluations/" + tender.id() + "/";
        var bids = readable(actor, tender.id());
        var open = bids.stream()
                .filter(bid -> Boolean.FALSE.equals(bid.conflict()))
                .toList();
        var declared = bids.stream().filter(bid -> bid.conflict() != null).count();
        var own = own(actor, tender.id());
        var tasks = new ArrayList<Task>();
        tasks.add((declared == bids.size()
                        ? Task.completed("Declare your interests", at + "interests")
                        : Task.notStarted("Declare your interests", at + "interests"))
                .hint(declared + " of " + Many.of(bids.size(), "bid") + " declared on"));
        for (var question : TenderFigures.questions(tender.tender())) {
            var scored = own.stream()
                    .filter(each ->
                            each.measure().equals(question.choice().measure()) && each.question() == question.part())
                    .count();
            var href = at + "questions/" + question.number();
            tasks.add(
                    declared < bids.size()
                            ? Task.cannotStartYet(question.title(), "Declare your interests first.")
                            : (scored == open.size()
                                            ? Task.completed(question.title(), href)
                                            : scored > 0
                                                    ? Task.inProgress(question.title(), href)
                                                    : Task.notStarted(question.title(), href))
                                    .hint(scored + " of " + Many.of(open.size(), "bid") + " scored"));
        }
        return new TaskList(tasks, "scoring");
    }

    @GetMapping("/{id}/interests")
    ModelAndView interests(Actor actor, @PathVariable UUID id) {
        return interests(actor, id, Fields.blank());
    }

    private ModelAndView interests(Actor actor, UUID id, Fields fields) {
        return new ModelAndView(
                "procurement/evaluation/interests",
                Map.of(
                        "tender", tender(actor, id),
                        "bids", readable(actor, id),
                        "fields", fields));
    }

    @PostMapping("/{id}/interests")
    ModelAndView declare(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        tender(actor, id);
        var sent = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        for (var bid : readable(actor, id)) {
            if (bid.conflict() != null) continue;
            var said = sent.text("conflict-" + bid.id());
            if (!said.matches("yes|no")) {
                problems.add(
                        new Problem("conflict-" + bid.id(), "Say whether you have an interest in " + bid.supplier()));
                continue;
            }
            switch (evaluators.declare(actor, id, bid.id(), said.equals("yes"), sent.text("words-" + bid.id()))) {
                case Noted.Kept _ -> {}
                case Noted.NotFound _ -> throw new NotFound();
                case Noted.Refused(var sentence) ->
                    problems.add(new Problem("words-" + bid.id(), bid.supplier() + ": " + sentence));
            }
        }
        return problems.isEmpty()
                ? new ModelAndView("redirect:/work/evaluations/" + id)
                : PlanDesk.refused(interests(actor, id, sent.fields(problems)));
    }

    @GetMapping("/{id}/questions/{number:[0-9]+}")
    ModelAndView question(Actor actor, @PathVariable UUID id, @PathVariable int number) {
        var question = question(tender(actor, id), number);
        var typed = new LinkedHashMap<String, Object>();
        for (var score : own(actor, id))
            if (score.measure().equals(question.choice().measure()) && score.question() == question.part()) {
                typed.put("points-" + score.bid(), score.points());
                typed.put("because-" + score.bid(), score.because());
            }
        return page(actor, id, question, Fields.of(typed, List.of()));
    }

    private ModelAndView page(Actor actor, UUID id, TenderFigures.Scored question, Fields fields) {
        var tender = tender(actor, id);
        var model = new HashMap<String, Object>();
        model.put("tender", tender);
        model.put("question", question);
        model.put("questions", TenderFigures.questions(tender.tender()).size());
        model.put("bids", readable(actor, id));
        model.put("finished", finished(actor, id));
        model.put("fields", fields);
        return new ModelAndView("procurement/evaluation/question", model);
    }

    /// Keeps every score that is whole; a score without its reason, or the reverse, is shown again.
    @PostMapping("/{id}/questions/{number:[0-9]+}")
    ModelAndView score(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> all) {
        var tender = tender(actor, id);
        var question = question(tender, number);
        var sent = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        for (var bid : readable(actor, id)) score(actor, id, question, bid, sent, problems);
        if (!problems.isEmpty()) return PlanDesk.refused(page(actor, id, question, sent.fields(problems)));
        var last = number >= TenderFigures.questions(tender.tender()).size();
        var draft = sent.text("then").equals("draft");
        return new ModelAndView(
                "redirect:/work/evaluations/" + id + (last || draft ? "" : "/questions/" + (number + 1)));
    }

    private void score(
            Actor actor,
            UUID id,
            TenderFigures.Scored question,
            OpenedBid bid,
            PostedForm sent,
            List<Problem> problems) {
        var points = sent.whole("points-" + bid.id());
        var because = sent.text("because-" + bid.id());
        if (points.isEmpty() && because.isEmpty()) return;
        if (points.isEmpty()) {
            problems.add(new Problem("points-" + bid.id(), "Choose a score for " + bid.supplier()));
            return;
        }
        switch (scores.record(
                actor, id, bid.id(), question.choice().measure(), question.part(), points.get(), because)) {
            case Scored.Kept _ -> {}
            case Scored.NotFound _ -> throw new NotFound();
            case Scored.Refused(var sentence) ->
                problems.add(new Problem("because-" + bid.id(), bid.supplier() + ": " + sentence));
            case Scored.Missing(var words) -> words.forEach(word -> problems.add(Problem.ofAll(word)));
        }
    }

    private static TenderFigures.Scored question(Tenders.Published tender, int number) {
        return TenderFigures.questions(tender.tender()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/{id}/finish")
    ModelAndView finish(Actor actor, @PathVariable UUID id) {
        tender(actor, id);
        return switch (scores.finish(actor, id)) {
            case Scored.Kept _ -> new ModelAndView("redirect:/work/evaluations/" + id);
            case Scored.NotFound _ -> throw new NotFound();
            case Scored.Refused(var sentence) ->
                PlanDesk.refused(one(actor, id, Fields.of(Map.of(), List.of(Problem.ofAll(sentence)))));
            case Scored.Missing(var words) ->
                PlanDesk.refused(one(
                        actor,
                        id,
                        Fields.of(Map.of(), words.stream().map(Problem::ofAll).toList())));
        };
    }
}
