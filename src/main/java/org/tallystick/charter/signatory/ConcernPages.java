package org.tallystick.charter.signatory;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.RateLimit;

/// Reporting a concern about a signatory, with a name or without.
@Controller
@Open
@RequestMapping("/signatories/{id}/concern")
class ConcernPages {

    private final Concerns concerns;
    private final Signatories signatories;
    private final Organisations organisations;
    private final RateLimit attempts = new RateLimit(10, Duration.ofMinutes(15));
    private final InstantSource clock;

    ConcernPages(Concerns concerns, Signatories signatories, Organisations organisations, InstantSource clock) {
        this.clock = clock;
        this.concerns = concerns;
        this.signatories = signatories;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id) {
        return page(id, UUID.randomUUID(), Fields.blank());
    }

    private ModelAndView page(UUID id, UUID key, Fields fields) {
        var signatory = signatories.find(id).orElseThrow(NotFound::new);
        return new ModelAndView(
                "charter/signatory/concern",
                Map.of(
                        "signatory", signatory,
                        "name", name(signatory),
                        "key", key,
                        "fields", fields));
    }

    private String name(Signatory signatory) {
        return organisations
                .find(signatory.organisation())
                .map(Organisation::name)
                .orElseThrow();
    }

    @PostMapping
    ModelAndView send(@PathVariable UUID id, @RequestParam Map<String, String> all, HttpServletRequest request) {
        if (!attempts.allows(request.getRemoteAddr(), clock.instant()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("words", 4_000, "Say what is wrong, and how you know", problems);
        var named = typed.text("named").equals("yes");
        if (!typed.text("named").matches("yes|no"))
            problems.add(new Problem("named", "Choose whether we may contact you"));
        var contact = named
                ? typed.needed(
                        "contact", 300, "Enter how to contact you: an e-mail address or a telephone number", problems)
                : "";
        if (named && !contact.isEmpty() && contact.length() < 3)
            problems.add(new Problem("contact", "Enter an e-mail address or a telephone number"));
        if (!problems.isEmpty()) {
            var again = page(id, typed.key(), typed.fields(problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (signatories.find(id).isEmpty()) throw new NotFound();
        concerns.raise(typed.key(), id, words, named ? contact : null);
        return new ModelAndView("redirect:/signatories/" + id + "/concern/received");
    }

    @GetMapping("/received")
    ModelAndView received(@PathVariable UUID id) {
        var signatory = signatories.find(id).orElseThrow(NotFound::new);
        return new ModelAndView(
                "charter/signatory/concern-received", Map.of("signatory", signatory, "name", name(signatory)));
    }
}
