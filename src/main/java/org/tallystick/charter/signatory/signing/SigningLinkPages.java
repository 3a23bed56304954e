package org.tallystick.charter.signatory.signing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;
import org.tallystick.shared.RateLimit;

/// The mailed link: what is about to be published, and the button that signs it. Whoever reads it
/// may not be the one who filled the form in.
@Controller
@Open
@RequestMapping("/charter/signing/{secret}")
class SigningLinkPages {

    private final Signings signings;
    private final SigningLinks links;
    private final Signatories signatories;
    private final Organisations organisations;
    private final RateLimit attempts = new RateLimit(30, Duration.ofMinutes(15));
    private final InstantSource clock;

    SigningLinkPages(
            Signings signings,
            SigningLinks links,
            Signatories signatories,
            Organisations organisations,
            InstantSource clock) {
        this.clock = clock;
        this.signings = signings;
        this.links = links;
        this.signatories = signatories;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView link(@PathVariable String secret) {
        var signing = signings.linked(secret);
        if (signing.isEmpty()) return noLink();
        return signings.signed(signing.get())
                .map(SigningPages::after)
                .orElseGet(() -> page(signing.get(), secret, false, List.of()));
    }

    private ModelAndView page(Signings.Open signing, String secret, boolean changed, List<Problem> problems) {
        var model = new LinkedHashMap<String, Object>(SigningSummary.shown(
                signing.edition().text(),
                signing.form(),
                signing.known(),
                organisations.places(),
                signatories.today()));
        model.put("secret", secret);
        model.put("edition", signing.edition());
        model.put("email", signing.form().email());
        model.put("fits", signings.fits(secret, signing));
        model.put("seen", signing.seen());
        model.put("changed", changed);
        model.put("fields", Fields.of(Map.of(), problems));
        return new ModelAndView("charter/signatory/signing/sign-confirm", model);
    }

    @PostMapping
    ModelAndView confirm(
            @PathVariable String secret, @RequestParam Map<String, String> all, HttpServletRequest request) {
        if (!attempts.allows(request.getRemoteAddr(), clock.instant()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        return switch (signings.confirm(secret, PostedForm.of(all).text("seen"))) {
            case Signings.Confirmed.Signed(var signed) -> SigningPages.after(signed);
            case Signings.Confirmed.NoLink() -> noLink();
            case Signings.Confirmed.Changed(var now) ->
                Views.with(page(now, secret, true, List.of()), HttpStatus.CONFLICT);
            case Signings.Confirmed.Refused(var now, var problems) -> refused(now, secret, problems);
            case Signings.Confirmed.Readdressed(var now) -> {
                var sent = links.send(now);
                yield sent == SigningLinks.Sent.SENT
                        ? Views.with(SigningPages.sent(now, true), HttpStatus.CONFLICT)
                        : refused(now, secret, List.of(Problem.ofAll(sent.words())));
            }
        };
    }

    private ModelAndView refused(Signings.Open signing, String secret, List<Problem> problems) {
        return Views.with(page(signing, secret, false, problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView noLink() {
        return Views.with(new ModelAndView("charter/signatory/signing/sign-no-link", Map.of()), HttpStatus.NOT_FOUND);
    }
}
