package org.tallystick.charter.mark.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.tallystick.charter.mark.Agreements;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.MarkDesk;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// One decision on the Mark: the second person's, a withdrawal, an appeal that is heard.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/marks/decisions/{id}")
class DecisionPages {

    private final MarkDesk desk;
    private final Marks marks;
    private final Schemes schemes;
    private final Agreements agreements;
    private final Panel panel;
    private final Withdrawals withdrawals;
    private final People people;

    DecisionPages(
            MarkDesk desk,
            Marks marks,
            Schemes schemes,
            Agreements agreements,
            Panel panel,
            Withdrawals withdrawals,
            People people) {
        this.desk = desk;
        this.marks = marks;
        this.schemes = schemes;
        this.agreements = agreements;
        this.panel = panel;
        this.withdrawals = withdrawals;
        this.people = people;
    }

    private Mark mark(Actor actor, UUID id) {
        var mark = marks.find(id).orElseThrow(NotFound::new);
        var _ = desk.signatory(actor, mark.signatory());
        return mark;
    }

    @GetMapping
    ModelAndView one(Actor actor, @PathVariable UUID id) {
        return page(actor, mark(actor, id), Fields.blank());
    }

    private ModelAndView page(Actor actor, Mark mark, Fields fields) {
        var signatory = desk.signatory(mark.signatory());
        var model = new LinkedHashMap<String, Object>();
        model.put("mark", mark);
        model.put("name", desk.name(signatory));
        model.put("scheme", schemes.find(mark.scheme()).orElseThrow());
        model.put("agreement", agreements.find(mark.agreement()).orElseThrow());
        model.put("proposer", people.actor(mark.proposedBy()).map(Actor::name).orElse(""));
        model.put("mine", mark.proposedBy().equals(actor.id()));
        model.put("appeals", marks.appeals(mark.id()));
        model.put("withdrawals", withdrawals.of(mark.id()));
        model.put("me", actor.id());
        model.put("key", UUID.randomUUID());
        model.put("changed", List.of());
        model.put("fields", fields);
        return new ModelAndView("charter/mark/decision/decision", model);
    }

    private ModelAndView answered(Actor actor, Mark mark, PostedForm typed, Panel.Outcome outcome) {
        return switch (outcome) {
            case Panel.Outcome.Done(var done) -> new ModelAndView("redirect:/work/marks/decisions/" + done);
            case Panel.Outcome.Refused(var problems) -> refused(actor, mark, typed, problems);
            case Panel.Outcome.Changed(var what) -> {
                var again = page(actor, mark, typed.fields(List.of()));
                again.addObject("changed", what);
                yield Views.with(again, HttpStatus.CONFLICT);
            }
        };
    }

    private ModelAndView refused(Actor actor, Mark mark, PostedForm typed, List<Problem> problems) {
        return Views.with(page(actor, mark, typed.fields(problems)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping
    ModelAndView decide(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var mark = mark(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        if (!typed.text("agreed").matches("yes|no")) problems.add(new Problem("agreed", "Choose whether you agree"));
        var words = typed.within("words", 2_000, problems);
        if (!problems.isEmpty()) return refused(actor, mark, typed, problems);
        return answered(
                actor,
                mark,
                typed,
                panel.decide(
                        actor,
                        desk.signatory(mark.signatory()),
                        mark,
                        typed.text("agreed").equals("yes"),
                        words));
    }

    @PostMapping("/withdrawals")
    ModelAndView withdraw(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var mark = mark(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var because = typed.needed("because", 2_000, "Say why (everyone can read this)", problems);
        if (!problems.isEmpty()) return refused(actor, mark, typed, problems);
        return answered(
                actor,
                mark,
                typed,
                withdrawals.propose(actor, typed.key(), desk.signatory(mark.signatory()), mark, because));
    }

    @PostMapping("/withdrawals/{withdrawal}")
    ModelAndView decideWithdrawal(
            Actor actor, @PathVariable UUID id, @PathVariable UUID withdrawal, @RequestParam Map<String, String> all) {
        var mark = mark(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        if (!typed.text("withdraw").matches("yes|no"))
            problems.add(new Problem("withdraw", "Choose whether you agree"));
        var words = typed.within("withdrawal-words", 2_000, problems);
        if (!problems.isEmpty()) return refused(actor, mark, typed, problems);
        return answered(
                actor,
                mark,
                typed,
                withdrawals.decide(
                        actor,
                        desk.signatory(mark.signatory()),
                        mark,
                        withdrawal,
                        typed.text("withdraw").equals("yes"),
                        words));
    }

    @PostMapping("/appeals/{appeal}")
    ModelAndView hear(
            Actor actor, @PathVariable UUID id, @PathVariable UUID appeal, @RequestParam Map<String, String> all) {
        var mark = mark(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        if (!typed.text("upheld").matches("yes|no")) problems.add(new Problem("upheld", "Choose what you decide"));
        var words = typed.needed("outcome", 2_000, "Give your reasons, for the signatory to read", problems);
        if (!problems.isEmpty()) return refused(actor, mark, typed, problems);
        return answered(
                actor,
                mark,
                typed,
                panel.hear(
                        actor,
                        desk.signatory(mark.signatory()),
                        mark,
                        appeal,
                        typed.text("upheld").equals("yes"),
                        words));
    }
}
