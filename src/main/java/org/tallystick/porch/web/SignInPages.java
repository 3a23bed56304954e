package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.RateLimit;

/// Sign in by a one-time link. The link opens a page with a button, because mail scanners follow
/// links and would use it up; the button signs in.
@Controller
@Open
class SignInPages {

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cc}]{1,100}@[^@\\s\\p{Cc}]{1,150}\\.[^@\\s.\\p{Cc}]{2,}");

    private final SignIns signIns;
    private final SignedIn signedIn;
    private final Invitations invitations;
    private final String site;
    private final @Nullable Directories directories;

    /// A council may have one address for everybody; a flood from it is turned away all the same.
    private final RateLimit visitors = new RateLimit(600, Duration.ofMinutes(15));

    /// Whoever asks for one address again and again, from wherever, sends no more mails to it.
    private final RateLimit addresses = new RateLimit(20, Duration.ofMinutes(15));

    private final InstantSource clock;

    SignInPages(
            SignIns signIns,
            SignedIn signedIn,
            Invitations invitations,
            @Value("${tallystick.address}") String site,
            ObjectProvider<Directories> directories,
            InstantSource clock) {
        this.clock = clock;
        this.signIns = signIns;
        this.signedIn = signedIn;
        this.invitations = invitations;
        this.site = site;
        this.directories = directories.getIfAvailable();
    }

    @GetMapping("/sign-in")
    ModelAndView ask(@RequestParam Map<String, String> all) {
        var problems = new ArrayList<Problem>();
        if (all.containsKey("unknown"))
            problems.add(Problem.ofAll(
                    "Your directory knows you, but Tallystick does not: ask your" + " administrator to add you."));
        if (all.containsKey("error"))
            problems.add(Problem.ofAll(
                    "Your directory did not sign you in. Try again, or ask for a link by" + " e-mail below."));
        return page("", problems);
    }

    @PostMapping("/sign-in")
    ModelAndView send(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        limit(request);
        if (!EMAIL.matcher(email.strip()).matches()) {
            var refused = page(
                    email,
                    List.of(new Problem(
                            "email", "Enter an e-mail address in the correct format, like name@example.org")));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        if (!addresses.allows(email.strip().toLowerCase(Locale.ROOT), clock.instant()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        signIns.request(email, site);
        return new ModelAndView(
                "porch/web/sign-in-sent", Map.of("email", email.strip(), "mailed", invitations.mailed()));
    }

    /// Where a directory takes over before this is reached, unless it does not answer.
    @GetMapping("/oauth2/authorization/{directory}")
    ModelAndView elsewhere(@PathVariable String directory) {
        if (directories == null || !directories.named(directory)) throw new NotFound();
        var refused = page(
                "",
                List.of(Problem.ofAll("Your council's directory is not responding. Try"
                        + " again in a few minutes, or ask for a link by"
                        + " e-mail below.")));
        refused.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        return refused;
    }

    @GetMapping("/sign-in/{secret}")
    ModelAndView confirm(@PathVariable String secret) {
        return new ModelAndView("porch/web/sign-in-confirm", Map.of("secret", secret));
    }

    @PostMapping("/sign-in/{secret}")
    ModelAndView use(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        limit(request);
        var person = signIns.use(secret);
        if (person.isEmpty()) {
            var refused = page(
                    "",
                    List.of(Problem.ofAll(
                            "This link has already been used, or is older than 15 minutes. Ask for a new one below.")));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        signedIn.signIn(person.get(), request, response);
        return new ModelAndView("redirect:/work");
    }

    private void limit(HttpServletRequest request) {
        if (!visitors.allows(request.getRemoteAddr(), clock.instant()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }

    private ModelAndView page(String email, List<Problem> problems) {
        return new ModelAndView(
                "porch/web/sign-in",
                Map.of(
                        "fields",
                        Fields.of(Map.of("email", email), problems),
                        "directory",
                        directories != null,
                        "mailed",
                        invitations.mailed()));
    }
}
