package org.tallystick.consultation.recommendation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.recommendation.Evidence.Ground;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;

/// The recommendations of one consultation, for those who look after it, and making one.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{consultation}/recommendations")
class ProposalPages {

    private final Consultations consultations;
    private final Recommendations recommendations;
    private final Evidence evidence;

    ProposalPages(Consultations consultations, Recommendations recommendations, Evidence evidence) {
        this.consultations = consultations;
        this.recommendations = recommendations;
        this.evidence = evidence;
    }

    @GetMapping
    ModelAndView list(Actor actor, @PathVariable UUID consultation) {
        if (consultations.kept(actor, consultation).isEmpty()) throw new NotFound();
        return evidence.of(consultation)
                .map(ground -> list(actor, ground))
                .orElseGet(() -> new ModelAndView(
                        "consultation/recommendation/too-early", Map.of("consultation", consultation)));
    }

    private ModelAndView list(Actor actor, Ground ground) {
        return new ModelAndView(
                "consultation/recommendation/proposals",
                Map.of(
                        "ground", ground,
                        "recommendations", recommendations.of(ground.consultation()),
                        "measures",
                                evidence.framework(actor, ground.consultation()).isPresent()));
    }

    private Ground ground(Actor actor, UUID consultation) {
        return consultations
                .kept(actor, consultation)
                .flatMap(kept -> evidence.of(kept.id()))
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/new")
    ModelAndView ask(
            Actor actor,
            @PathVariable UUID consultation,
            @RequestParam(name = "on", required = false) @Nullable String on) {
        var ground = ground(actor, consultation);
        var subject = Keys.read(on, Subject.OTHER);
        var edition = edition(actor, ground, subject);
        var filled = new HashMap<String, String>();
        edition.ifPresent(each ->
                filled.putAll(MeasureChoices.filled(each.document().offered().toList(), Map.of())));
        var before = recommendations.of(consultation);
        if (!before.isEmpty()) {
            // The same people recommend, and the same decide, more often than not.
            filled.put("body", before.getLast().proposal().body());
            filled.put("decides", before.getLast().proposal().decides());
        }
        return form(ground, subject, edition, UUID.randomUUID(), Fields.of(filled, List.of()));
    }

    private Optional<Published> edition(Actor actor, Ground ground, Subject subject) {
        if (subject != Subject.MEASURES) return Optional.empty();
        return Optional.of(evidence.framework(actor, ground.consultation()).orElseThrow(NotFound::new));
    }

    private ModelAndView form(Ground ground, Subject subject, Optional<Published> edition, UUID key, Fields fields) {
        var model = new HashMap<String, Object>();
        model.put("ground", ground);
        model.put("subject", subject);
        model.put("edition", edition);
        model.put(
                "measures",
                edition.map(each -> evidence.measures(ground, each.id(), Map.of()))
                        .orElse(List.of()));
        model.put("findings", evidence.all(ground));
        model.put("key", key);
        model.put("fields", fields);
        return new ModelAndView("consultation/recommendation/proposal", model);
    }

    @PostMapping
    ModelAndView make(Actor actor, @PathVariable UUID consultation, @RequestParam MultiValueMap<String, String> form) {
        var ground = ground(actor, consultation);
        var typed = PostedForm.of(form.toSingleValueMap());
        var subject = Keys.read(typed.text("subject"), Subject.OTHER);
        var edition = edition(actor, ground, subject);
        return switch (ProposalForm.check(form, subject, evidence.all(ground), edition)) {
            case Checked.Invalid<Proposal>(var problems) -> {
                var again = form(ground, subject, edition, typed.key(), Fields.of(form, problems));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
            case Checked.Valid<Proposal>(var proposal) -> {
                var made = recommendations
                        .make(actor, typed.key(), consultation, proposal)
                        .orElseThrow(NotFound::new);
                yield new ModelAndView("redirect:" + made.desk());
            }
        };
    }
}
