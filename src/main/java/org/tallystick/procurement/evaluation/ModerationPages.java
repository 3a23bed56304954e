package org.tallystick.procurement.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.evaluation.Agreements.Agreed;
import org.tallystick.procurement.evaluation.Agreements.Agreeing;
import org.tallystick.procurement.evaluation.Evaluators.OpenedBid;
import org.tallystick.procurement.tender.Editing;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.procurement.tender.TenderFigures;
import org.tallystick.procurement.tender.TenderFigures.Scored;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Agreeing a score for each answer: the evaluators' own stand beside it and are never changed.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}")
class ModerationPages {

    private final Agreements agreements;
    private final Evaluators evaluators;
    private final Scores scores;
    private final Tenders tenders;
    private final PlanDesk desk;

    ModerationPages(Agreements agreements, Evaluators evaluators, Scores scores, Tenders tenders, PlanDesk desk) {
        this.agreements = agreements;
        this.evaluators = evaluators;
        this.scores = scores;
        this.tenders = tenders;
        this.desk = desk;
    }

    @GetMapping("/moderation")
    ModelAndView index(Actor actor, @PathVariable UUID id) {
        var plan = desk.plan(actor, id);
        var questions = questions(id);
        var agreed = agreements.all(actor, id);
        var bids = readable(actor, id);
        var done = new HashMap<Integer, Integer>();
        for (var question : questions)
            done.put(question.number(), (int) bids.stream()
                    .filter(bid -> agreed(agreed, bid.id(), question).isPresent())
                    .count());
        return new ModelAndView(
                "procurement/evaluation/moderation",
                Map.of(
                        "plan", plan,
                        "questions", questions,
                        "done", done,
                        "bids", bids.size(),
                        "evaluators", evaluators.all(actor, id)));
    }

    @GetMapping("/moderation/{number:[0-9]+}")
    ModelAndView question(Actor actor, @PathVariable UUID id, @PathVariable int number) {
        var plan = desk.plan(actor, id);
        var question = question(id, number);
        var typed = new LinkedHashMap<String, Object>();
        for (var bid : readable(actor, id))
            agreed(agreements.all(actor, id), bid.id(), question).ifPresent(one -> {
                typed.put("points-" + bid.id(), one.points());
                typed.put("because-" + bid.id(), one.because());
            });
        return page(actor, plan, question, Fields.of(typed, List.of()), List.of());
    }

    private ModelAndView page(Actor actor, Plan plan, Scored question, Fields fields, List<Editing.Change> changes) {
        var id = plan.procurement();
        var model = new HashMap<String, Object>();
        var keys = new HashMap<UUID, UUID>();
        var seen = new HashMap<UUID, Integer>();
        for (var bid : readable(actor, id)) {
            keys.put(bid.id(), UUID.randomUUID());
            seen.put(
                    bid.id(),
                    agreed(agreements.all(actor, id), bid.id(), question)
                            .map(Agreed::number)
                            .orElse(0));
        }
        model.put("plan", plan);
        model.put("question", question);
        model.put("questions", questions(id).size());
        model.put("bids", readable(actor, id));
        model.put(
                "scores",
                scores.scores(actor, id).stream()
                        .filter(each -> each.measure().equals(question.choice().measure())
                                && each.question() == question.part())
                        .toList());
        model.put("keys", keys);
        model.put("seen", seen);
        model.put("fields", fields);
        model.put("changes", changes);
        return new ModelAndView("procurement/evaluation/moderate", model);
    }

    /// Each bid by itself: what is right is kept, what is not is shown again.
    @PostMapping("/moderation/{number:[0-9]+}")
    ModelAndView agree(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.plan(actor, id);
        var question = question(id, number);
        var sent = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var changes = new ArrayList<Editing.Change>();
        for (var bid : readable(actor, id)) agree(actor, id, question, bid, sent, problems, changes);
        if (!changes.isEmpty() || !problems.isEmpty())
            return Views.with(
                    page(actor, plan, question, sent.fields(problems), changes),
                    changes.isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
        var last = number >= questions(id).size();
        return new ModelAndView(
                "redirect:/work/procurements/" + id + (last ? "/ranking" : "/moderation/" + (number + 1)));
    }

    private void agree(
            Actor actor,
            UUID id,
            Scored question,
            OpenedBid bid,
            PostedForm sent,
            List<Problem> problems,
            List<Editing.Change> changes) {
        var points = sent.whole("points-" + bid.id());
        var because = sent.text("because-" + bid.id());
        if (points.isEmpty() && because.isEmpty()) return;
        if (points.isEmpty()) {
            problems.add(new Problem("points-" + bid.id(), "Choose the score agreed for " + bid.supplier()));
            return;
        }
        var stands = agreed(agreements.all(actor, id), bid.id(), question);
        if (stands.filter(one -> one.points() == points.get() && one.because().equals(because))
                .isPresent()) return;
        switch (agreements.agree(
                actor,
                sent.needed("key-" + bid.id()),
                id,
                bid.id(),
                question.choice().measure(),
                question.part(),
                sent.whole("seen-" + bid.id()).orElse(0),
                points.get(),
                because)) {
            case Agreeing.Kept _ -> {}
            case Agreeing.NotFound _ -> throw new NotFound();
            case Agreeing.Refused(var sentence) ->
                problems.add(new Problem("because-" + bid.id(), bid.supplier() + ": " + sentence));
            case Agreeing.Changed(var latest) ->
                changes.add(new Editing.Change(
                        bid.supplier(), latest.points() + ": " + latest.because(), points.get() + ": " + because));
        }
    }

    @GetMapping("/ranking")
    ModelAndView ranking(Actor actor, @PathVariable UUID id) {
        var plan = desk.plan(actor, id);
        var tender = tenders.find(id).orElseThrow(NotFound::new).tender();
        var names = new HashMap<UUID, String>();
        for (var bid : evaluators.bids(actor, id)) names.put(bid.id(), bid.supplier());
        return new ModelAndView(
                "procurement/evaluation/ranking",
                Map.of(
                        "plan", plan,
                        "tender", tender,
                        "names", names,
                        "ranking", agreements.ranking(actor, id)));
    }

    private static Optional<Agreed> agreed(List<Agreed> all, UUID bid, Scored question) {
        return all.stream()
                .filter(one -> one.bid().equals(bid)
                        && one.measure().equals(question.choice().measure())
                        && one.question() == question.part())
                .findFirst();
    }

    private List<OpenedBid> readable(Actor actor, UUID id) {
        return evaluators.bids(actor, id).stream().filter(OpenedBid::readable).toList();
    }

    private List<Scored> questions(UUID id) {
        return tenders.find(id)
                .map(each -> TenderFigures.questions(each.tender()))
                .orElseThrow(NotFound::new);
    }

    private Scored question(UUID id, int number) {
        return questions(id).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
