package org.tallystick.charter.signatory.followup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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
import org.tallystick.charter.signatory.Concerns;
import org.tallystick.charter.signatory.Reviews;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.signatory.register.Card;
import org.tallystick.charter.signatory.register.Cards;
import org.tallystick.charter.signatory.signing.Signatures;
import org.tallystick.charter.signatory.signing.SigningCookie;
import org.tallystick.charter.signatory.signing.SigningForm;
import org.tallystick.charter.signatory.signing.SigningPages;
import org.tallystick.charter.signatory.signing.Signings;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A signatory's own pages: the plan, case studies and offers, questions and concerns to answer,
/// renewing and leaving.
@Controller
@Only({Role.SIGNATORY, Role.SUPPLIER})
@RequestMapping("/work/signatories/mine")
class MinePages {

    private final Signatories signatories;
    private final Signatures signatures;
    private final Reviews reviews;
    private final Cards cards;
    private final Concerns concerns;
    private final Charters charters;
    private final Organisations organisations;
    private final Signings signings;

    MinePages(
            Signatories signatories,
            Signatures signatures,
            Reviews reviews,
            Cards cards,
            Concerns concerns,
            Charters charters,
            Organisations organisations,
            Signings signings) {
        this.signatories = signatories;
        this.signatures = signatures;
        this.reviews = reviews;
        this.cards = cards;
        this.concerns = concerns;
        this.charters = charters;
        this.organisations = organisations;
        this.signings = signings;
    }

    /// One of the actor's signatories, by name.
    public record Mine(Signatory signatory, String organisation, String charter) {}

    @GetMapping
    ModelAndView list(Actor actor) {
        var mine = signatories.mine(actor).stream().map(this::mine).toList();
        return mine.size() == 1
                ? new ModelAndView(
                        "redirect:" + address(mine.getFirst().signatory().id()))
                : new ModelAndView("charter/signatory/followup/mine-list", Map.of("mine", mine));
    }

    private Mine mine(Signatory each) {
        return new Mine(
                each,
                organisations.find(each.organisation()).map(Organisation::name).orElseThrow(),
                charters.edition(each.edition()).orElseThrow().text().charter());
    }

    private static String address(UUID id) {
        return "/work/signatories/mine/" + id;
    }

    private Signatory found(Actor actor, UUID id) {
        return signatories.mine(actor, id).orElseThrow(NotFound::new);
    }

    @GetMapping("/{id}")
    ModelAndView one(Actor actor, @PathVariable UUID id) {
        return page(found(actor, id), Fields.blank());
    }

    private ModelAndView page(Signatory signatory, Fields fields) {
        var model = new LinkedHashMap<String, Object>();
        model.put("mine", mine(signatory));
        model.put("edition", charters.edition(signatory.edition()).orElseThrow());
        model.put("held", signatories.held(signatory));
        model.put("question", reviews.question(signatory));
        model.put("cards", cards.of(signatory.id()));
        model.put("concerns", concerns.of(signatory.id()));
        model.put("today", signatories.today());
        model.put("key", UUID.randomUUID());
        model.put("fields", fields);
        return new ModelAndView("charter/signatory/followup/mine", model);
    }

    private ModelAndView answered(Signatory signatory, PostedForm typed, List<Problem> problems) {
        if (problems.isEmpty()) return new ModelAndView("redirect:" + address(signatory.id()));
        var again = page(signatory, typed.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{id}/steps")
    ModelAndView done(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var step = typed.id("step").orElseThrow(NotFound::new);
        var problems = new ArrayList<Problem>();
        var shown = typed.needed("shown-" + step, 500, "Say what you did, in one line", problems);
        if (problems.isEmpty()) signatures.done(actor, signatory, step, shown);
        return answered(signatory, typed, problems);
    }

    @PostMapping("/{id}/cards")
    ModelAndView add(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var kind = typed.chosen("kind", Card.Kind.class);
        if (kind.isEmpty()) problems.add(new Problem("kind", "Choose what it is"));
        var title = typed.needed("title", 200, "Give it a title, in a few words", problems);
        var words =
                typed.needed("words", 4_000, "Describe it. For an offer, say who can have it and who to ask", problems);
        if (problems.isEmpty()) cards.add(actor, typed.key(), signatory.id(), kind.orElseThrow(), title, words);
        return answered(signatory, typed, problems);
    }

    @PostMapping("/{id}/cards/{card}/end")
    ModelAndView end(Actor actor, @PathVariable UUID id, @PathVariable UUID card) {
        cards.end(actor, found(actor, id).id(), card);
        return new ModelAndView("redirect:" + address(id));
    }

    @PostMapping("/{id}/reply")
    ModelAndView reply(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("reply", 2_000, "Write your answer", problems);
        if (problems.isEmpty()) reviews.reply(actor, signatory, words);
        return answered(signatory, typed, problems);
    }

    @PostMapping("/{id}/concerns/{concern}")
    ModelAndView concern(
            Actor actor, @PathVariable UUID id, @PathVariable UUID concern, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var found = concerns.of(id, concern).orElseThrow(NotFound::new);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("answer-" + concern, 4_000, "Enter your answer", problems);
        if (problems.isEmpty()) concerns.answer(actor, found, words);
        return answered(signatory, typed, problems);
    }

    @PostMapping("/{id}/leaving")
    ModelAndView leave(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var because = typed.within("because", 1_000, problems);
        if (!typed.has("sure")) problems.add(new Problem("sure", "Tick the box to say that you want to leave"));
        if (problems.isEmpty()) signatures.leave(actor, signatory, because);
        return answered(signatory, typed, problems);
    }

    /// Begins to sign the latest edition again; the five pages already say what is known.
    @PostMapping("/{id}/renewal")
    ModelAndView renew(Actor actor, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        var signatory = found(actor, id);
        var edition = charters.editions(signatory.charter()).getFirst();
        var typed = new LinkedHashMap<String, String>();
        typed.put(SigningForm.KNOWN, signatory.organisation().toString());
        typed.put("position", signatory.position());
        for (var held : signatories.held(signatory)) held(held, signatories.today(), typed);
        SigningCookie.give(signings.begin(UUID.randomUUID(), edition, typed), request, response);
        return new ModelAndView("redirect:" + SigningPages.Step.ABOUT.address());
    }

    /// An answer as the form has it, with the steps that are still to come.
    private static void held(Signatory.Held held, LocalDate today, Map<String, String> typed) {
        var at = held.principle();
        typed.put(
                "answer-" + at,
                switch (held.answer()) {
                    case "DOES" -> "does";
                    case "WILL" -> "will";
                    default -> "not-yet";
                });
        typed.put("how-" + at, held.how());
        var number = 1;
        for (var step : held.steps()) {
            if (step.done() || step.late(today)) continue;
            typed.put("step-" + at + "-" + number, step.words());
            typed.put("due-" + at + "-" + number + ".day", "" + step.due().getDayOfMonth());
            typed.put("due-" + at + "-" + number + ".month", "" + step.due().getMonthValue());
            typed.put("due-" + at + "-" + number + ".year", "" + step.due().getYear());
            number++;
        }
    }
}
