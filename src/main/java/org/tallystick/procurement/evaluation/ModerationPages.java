package org.tallystick.procurement.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.tallystick.procurement.evaluation.Scores.Score;
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
        var given = scores.scores(actor, id);
        var rows = questions.stream()
                .map(question -> row(question, bids, agreed, given))
                .sorted(SPLIT_FIRST)
                .toList();
        return new ModelAndView(
                "procurement/evaluation/moderation",
                Map.of(
                        "plan", plan,
                        "rows", rows,
                        "unanimous", unanimous(actor, id).size(),
                        "key", UUID.randomUUID(),
                        "bids", bids.size(),
                        "evaluators", evaluators.all(actor, id)));
    }

    /// One question of the list.
    ///
    /// @param agreed on how many bids
    /// @param apart the most points that evaluators are apart on a bid that is not agreed
    /// @param split how many bids they differ on that are not agreed
    public record Row(Scored question, int agreed, boolean done, int apart, int split) {}

    private static final Comparator<Row> SPLIT_FIRST = Comparator.comparing(Row::done)
            .thenComparing(Comparator.comparingInt(Row::apart).reversed())
            .thenComparing(row -> row.question().number());

    private static Row row(Scored question, List<OpenedBid> bids, List<Agreed> agreed, List<Score> scores) {
        var open = bids.stream()
                .filter(bid -> agreed(agreed, bid.id(), question).isEmpty())
                .map(bid -> ModerationRules.apart(of(scores, bid.id(), question)))
                .toList();
        return new Row(
                question,
                bids.size() - open.size(),
                open.isEmpty(),
                open.stream().mapToInt(Integer::intValue).max().orElse(0),
                (int) open.stream().filter(each -> each > 0).count());
    }

    private static List<Score> of(List<Score> scores, UUID bid, Scored question) {
        return scores.stream()
                .filter(each -> each.bid().equals(bid)
                        && each.measure().equals(question.choice().measure())
                        && each.question() == question.part())
                .toList();
    }

    /// An answer on which every evaluator gave the same score, and nothing is agreed yet.
    private record Unanimous(OpenedBid bid, Scored question, int points, String because) {}

    private List<Unanimous> unanimous(Actor actor, UUID id) {
        var all = new ArrayList<Unanimous>();
        var agreed = agreements.all(actor, id);
        var given = scores.scores(actor, id);
        for (var question : questions(id))
            for (var bid : readable(actor, id)) {
                var own = of(given, bid.id(), question);
                if (agreed(agreed, bid.id(), question).isEmpty())
                    ModerationRules.unanimous(own)
                            .ifPresent(points ->
                                    all.add(new Unanimous(bid, question, points, ModerationRules.reasons(own))));
            }
        return all;
    }

    /// Agrees what nobody disputes, with the evaluators' own reasons.
    @PostMapping("/moderation/unanimous")
    ModelAndView agreeUnanimous(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        desk.plan(actor, id);
        var key = PostedForm.of(all).key();
        for (var each : unanimous(actor, id))
            agreements.agree(
                    actor,
                    UUID.nameUUIDFromBytes(
                            (key + " " + each.bid().id() + " " + each.question().number())
                                    .getBytes(StandardCharsets.US_ASCII)),
                    id,
                    each.bid().id(),
                    each.question().choice().measure(),
                    each.question().part(),
                    0,
                    each.points(),
                    each.because());
        return new ModelAndView("redirect:/work/procurements/" + id + "/moderation");
    }

    @GetMapping("/moderation/{number:[0-9]+}")
    ModelAndView question(Actor actor, @PathVariable UUID id, @PathVariable int number) {
        var plan = desk.plan(actor, id);
        var question = question(id, number);
        var typed = new LinkedHashMap<String, Object>();
        var agreed = agreements.all(actor, id);
        var given = scores.scores(actor, id);
        for (var bid : readable(actor, id)) {
            var one = agreed(agreed, bid.id(), question);
            var own = of(given, bid.id(), question);
            // What is agreed, else what flows in: the score where all gave the same, and the reasons.
            one.map(Agreed::points)
                    .or(() -> ModerationRules.unanimous(own))
                    .ifPresent(points -> typed.put("points-" + bid.id(), points));
            typed.put("because-" + bid.id(), one.map(Agreed::because).orElseGet(() -> ModerationRules.reasons(own)));
        }
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
        // The reasons that flowed in are no decision: without a score, the answer is left for later.
        var flowed = ModerationRules.reasons(of(scores.scores(actor, id), bid.id(), question));
        if (points.isEmpty() && (because.isEmpty() || because.equals(flowed))) return;
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
