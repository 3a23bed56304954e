package org.tallystick.charter.signatory.signing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.RateLimit;

/// Signing a charter in five pages: find the organisation, about it and who signs, read, answer the
/// principles, check.
@Controller
@Open
public class SigningPages {

    private final Signings signings;
    private final SigningLinks links;
    private final Charters charters;
    private final Signatories signatories;
    private final Organisations organisations;
    private final RateLimit attempts = new RateLimit(30, Duration.ofMinutes(15));
    private final InstantSource clock;

    SigningPages(
            Signings signings,
            SigningLinks links,
            Charters charters,
            Signatories signatories,
            Organisations organisations,
            InstantSource clock) {
        this.clock = clock;
        this.signings = signings;
        this.links = links;
        this.charters = charters;
        this.signatories = signatories;
        this.organisations = organisations;
    }

    /// The pages, in their order.
    public enum Step {
        ORGANISATION,
        ABOUT,
        READ,
        PRINCIPLES,
        CHECK;

        public String address() {
            return "/charter/sign/" + Keys.write(this);
        }
    }

    @PostMapping("/charter/{charter}/sign")
    ModelAndView begin(@PathVariable UUID charter, HttpServletRequest request, HttpServletResponse response) {
        limit(request);
        var edition = charters.editions(charter).stream().findFirst().orElseThrow(NotFound::new);
        SigningCookie.give(signings.begin(UUID.randomUUID(), edition, Map.of()), request, response);
        return new ModelAndView("redirect:" + Step.ORGANISATION.address());
    }

    private Signings.Open signing(HttpServletRequest request) {
        return SigningCookie.read(request).flatMap(signings::find).orElseThrow(NotFound::new);
    }

    @GetMapping("/charter/sign/{step:organisation|about|read|principles|check}")
    ModelAndView ask(Actor actor, @PathVariable String step, HttpServletRequest request) {
        var signing = signing(request);
        return page(actor, signing, read(step), signing.form(), List.of());
    }

    private static Step read(String step) {
        return Keys.read(step, Step.ORGANISATION);
    }

    @PostMapping("/charter/sign/{step:organisation|about|read|principles}")
    ModelAndView save(
            Actor actor, @PathVariable String step, @RequestParam Map<String, String> all, HttpServletRequest request) {
        var signing = signing(request);
        var here = read(step);
        var form = signing.form().with(all);
        var known = signings.known(signing.edition(), form);
        var problems = new ArrayList<>(form.sizeProblems());
        problems.addAll(
                switch (here) {
                    case ORGANISATION -> form.findProblems(known);
                    case ABOUT -> form.aboutProblems(known, signings::isPlace, actor.signedIn());
                    case READ -> form.readProblems();
                    case PRINCIPLES -> form.answerProblems(signing.edition().text(), known, signatories.today());
                    case CHECK -> List.<Problem>of();
                });
        if (!problems.isEmpty()) {
            return Views.with(page(actor, signing, here, form, problems), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        signings.save(signing, form);
        return new ModelAndView("redirect:" + Step.values()[here.ordinal() + 1].address());
    }

    private ModelAndView page(Actor actor, Signings.Open signing, Step step, SigningForm form, List<Problem> problems) {
        var known = signings.known(signing.edition(), form);
        var model = new LinkedHashMap<String, Object>();
        model.put("edition", signing.edition());
        model.put("fields", form.fields(problems));
        model.put("known", known);
        model.put("step", step.ordinal() + 1);
        model.put("signedIn", actor.signedIn());
        switch (step) {
            case ORGANISATION -> {
                model.put("registers", Choice.each(SigningForm.Register.class, SigningForm.Register::words));
                model.put("mailed", links.mailed());
            }
            case ABOUT -> {
                model.put("sectors", sectors());
                model.put("places", places());
            }
            case READ -> {}
            case PRINCIPLES ->
                model.put("ask", form.size(known).map(signing.edition().text()::asked));
            case CHECK ->
                model.putAll(SigningSummary.of(
                        signing.edition().text(), form, known, organisations.places(), signatories.today()));
        }
        return new ModelAndView("charter/signatory/signing/sign-" + Keys.write(step), model);
    }

    private static List<Choice> sectors() {
        var sectors = new ArrayList<Choice>();
        for (var each : Sector.values())
            if (each != Sector.UNKNOWN) sectors.add(Choice.of(Keys.write(each), each.words()));
        return sectors;
    }

    private List<Choice> places() {
        var places = new ArrayList<Choice>();
        places.add(Choice.of("", "Choose a place"));
        organisations.places().forEach((code, name) -> places.add(Choice.of(code, name)));
        places.add(Choice.of("elsewhere", "Somewhere else"));
        return places;
    }

    @PostMapping("/charter/sign/check")
    ModelAndView sign(Actor actor, HttpServletRequest request) {
        limit(request);
        var signing = signing(request);
        if (actor.signedIn())
            return switch (signings.sign(actor, signing)) {
                case Signings.Outcome.Done(var signed) -> after(signed);
                case Signings.Outcome.Refused(var problems) -> refused(actor, signing, problems);
            };
        if (signings.check(signing, false) instanceof Checked.Invalid<SigningForm.Complete>(var problems))
            return refused(actor, signing, problems);
        var sent = links.send(signing);
        return sent == SigningLinks.Sent.SENT
                ? new ModelAndView("redirect:/charter/sign/sent")
                : refused(actor, signing, List.of(Problem.ofAll(sent.words())));
    }

    @GetMapping("/charter/sign/sent")
    ModelAndView sent(HttpServletRequest request) {
        return sent(signing(request), false);
    }

    /// @param again whether the address was changed after a first link was sent
    static ModelAndView sent(Signings.Open signing, boolean again) {
        return new ModelAndView(
                "charter/signatory/signing/sign-sent",
                Map.of(
                        "edition", signing.edition(),
                        "email", signing.form().email(),
                        "again", again));
    }

    /// Where whoever signed goes from here.
    static ModelAndView after(Signatures.Signed signed) {
        return switch (signed) {
            case Signatures.Signed.Done(var signatory, var acts) ->
                new ModelAndView("redirect:" + signatory.address() + (acts ? "?signed=yes" : "?signed=wait"));
            case Signatures.Signed.Already(var signatory) ->
                Views.with(
                        new ModelAndView("charter/signatory/signing/sign-already", Map.of("signatory", signatory)),
                        HttpStatus.CONFLICT);
        };
    }

    private ModelAndView refused(Actor actor, Signings.Open signing, List<Problem> problems) {
        return Views.with(page(actor, signing, Step.CHECK, signing.form(), problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void limit(HttpServletRequest request) {
        if (!attempts.allows(request.getRemoteAddr(), clock.instant()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
