package org.tallystick.charter.signatory.followup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Concern;
import org.tallystick.charter.signatory.Concerns;
import org.tallystick.charter.signatory.Reviews;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.signatory.register.Register;
import org.tallystick.charter.signatory.register.SignatoryRow;
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

/// The Social Value Group's work with signatories: what waits, each signature, each concern.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/signatories")
class ReviewPages {

    private final Signatories signatories;
    private final Charters charters;
    private final Reviews reviews;
    private final Concerns concerns;
    private final Organisations organisations;
    private final Register register;

    ReviewPages(
            Signatories signatories,
            Charters charters,
            Reviews reviews,
            Concerns concerns,
            Organisations organisations,
            Register register) {
        this.signatories = signatories;
        this.charters = charters;
        this.reviews = reviews;
        this.concerns = concerns;
        this.organisations = organisations;
        this.register = register;
    }

    /// A line of the list.
    ///
    /// @param signature whether the group has to look at the signature
    /// @param concerns how many wait for an outcome
    public record Line(SignatoryRow row, boolean signature, int concerns) {
        /// What waits for the group comes first.
        boolean waits() {
            return concerns > 0 || signature;
        }
    }

    @GetMapping
    ModelAndView list(Actor actor) {
        var mine = new ArrayList<Signatory>();
        for (var charter : charters.kept(actor)) mine.addAll(signatories.of(charter.id()));
        var waiting = mine.stream().filter(Signatory::waits).map(Signatory::id).collect(Collectors.toSet());
        var lines = register.rows(mine).stream()
                .map(row -> new Line(row, waiting.contains(row.id()), concerns.open(row.id())))
                .sorted(Comparator.comparing((Line line) -> !line.waits()))
                .toList();
        return new ModelAndView("charter/signatory/followup/reviews", Map.of("lines", lines));
    }

    private Signatory found(Actor actor, UUID id) {
        return signatories
                .find(id)
                .filter(each -> charters.kept(actor, each.charter()).isPresent())
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/{id:[0-9a-f-]+}")
    ModelAndView one(Actor actor, @PathVariable UUID id) {
        return page(found(actor, id), Fields.blank(), "");
    }

    private ModelAndView page(Signatory signatory, Fields fields, String changed) {
        var organisation = organisations.find(signatory.organisation()).orElseThrow();
        var model = new LinkedHashMap<String, Object>();
        model.put("signatory", signatory);
        model.put("organisation", organisation);
        model.put("namesakes", namesakes(organisation));
        model.put("edition", charters.edition(signatory.edition()).orElseThrow());
        model.put("held", signatories.held(signatory));
        model.put("history", reviews.history(signatory));
        model.put("concerns", concerns.of(signatory.id()));
        model.put("today", signatories.today());
        model.put("key", UUID.randomUUID());
        model.put("fields", fields);
        model.put("changed", changed);
        return new ModelAndView("charter/signatory/followup/review", model);
    }

    private List<Organisation> namesakes(Organisation organisation) {
        return organisations.named(organisation.name()).stream()
                .filter(each -> !each.id().equals(organisation.id()))
                .toList();
    }

    @PostMapping("/{id:[0-9a-f-]+}/review")
    ModelAndView decide(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var decision = typed.chosen("decision", Reviews.Decision.class);
        if (decision.isEmpty()) problems.add(new Problem("decision", "Choose what you decide"));
        var words = typed.within("words", 2_000, problems);
        if (decision.isPresent() && decision.get() != Reviews.Decision.ACCEPT && words.isEmpty())
            problems.add(new Problem("words", "Say what you ask, or why, for them to read"));
        if (!problems.isEmpty()) return refused(signatory, typed, problems);
        return switch (reviews.decide(actor, typed.key(), signatory, typed.seen(), decision.orElseThrow(), words)) {
            case Reviews.Decided.Done() -> new ModelAndView("redirect:/work/signatories/" + id);
            case Reviews.Decided.Barred(var because) -> refused(signatory, typed, List.of(Problem.ofAll(because)));
            case Reviews.Decided.Changed(var said) -> {
                var again = page(
                        found(actor, id),
                        typed.fields(List.of()),
                        "Someone decided while you had this page open: “" + said + "”. Look again before you decide.");
                again.setStatus(HttpStatus.CONFLICT);
                yield again;
            }
        };
    }

    private ModelAndView refused(Signatory signatory, PostedForm typed, List<Problem> problems) {
        var again = page(signatory, typed.fields(problems), "");
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{id:[0-9a-f-]+}/concerns/{concern}")
    ModelAndView concern(
            Actor actor, @PathVariable UUID id, @PathVariable UUID concern, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var one = concerns.of(id, concern).orElseThrow(NotFound::new);
        var problems = new ArrayList<Problem>();
        var outcome = typed.chosen("outcome-" + concern, Concern.Outcome.class);
        if (outcome.isEmpty()) problems.add(new Problem("outcome-" + concern, "Choose the outcome"));
        var because = typed.needed("because-" + concern, 2_000, "Say why (everyone can read this)", problems);
        if (actor.belongsTo(signatory.organisation()))
            problems.add(Problem.ofAll("You belong to this organisation, so someone else must decide on the concern."));
        if (!problems.isEmpty()) return refused(signatory, typed, problems);
        concerns.decide(actor, one, outcome.orElseThrow(), because);
        return new ModelAndView("redirect:/work/signatories/" + id);
    }
}
