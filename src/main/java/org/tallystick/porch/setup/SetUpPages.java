package org.tallystick.porch.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.place.Authorities;
import org.tallystick.library.place.Authority;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The page behind the link that a new site prints when it starts: which public body the site is
/// for, and who its first administrator is. Without the link nobody finds it.
@Controller
@Open
@RequestMapping("/set-up/{secret}")
class SetUpPages {

    private static final int MOST_MATCHES = 12;
    private static final String OTHER = "other";

    /// What the first administrator may also do. Checking claims is somebody else's.
    static final List<Role> ALSO = List.of(Role.OFFICER, Role.CONTRACT_MANAGER, Role.GROUP, Role.ANALYST);

    private final SetUp setUp;
    private final Authorities authorities = Authorities.builtIn();

    SetUpPages(SetUp setUp) {
        this.setUp = setUp;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String secret, @RequestParam(defaultValue = "") String council) {
        if (!setUp.opens(secret)) throw new NotFound();
        return page(secret, council, Fields.blank());
    }

    private ModelAndView page(String secret, String council, Fields fields) {
        return new ModelAndView(
                "porch/setup/set-up",
                Map.of(
                        "secret", secret,
                        "council", council,
                        "matches", council.isBlank() ? List.<Authority>of() : matches(council),
                        "also", ALSO,
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    /// The authorities of today whose name holds these words.
    private List<Authority> matches(String council) {
        var words = council.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(council|borough|county|city|district|metropolitan|the|of|london)\\b", " ")
                .strip();
        if (words.isEmpty()) return List.of();
        return authorities.all().stream()
                .filter(each -> each.ended().isEmpty())
                .filter(each -> List.of(words.split("\\s+")).stream()
                        .allMatch(each.name().toLowerCase(Locale.ROOT)::contains))
                .sorted(Comparator.comparing(Authority::name).thenComparing(Authority::code))
                .limit(MOST_MATCHES)
                .toList();
    }

    @PostMapping
    ModelAndView begin(@PathVariable String secret, @RequestParam MultiValueMap<String, String> all) {
        if (!setUp.opens(secret)) throw new NotFound();
        var posted = PostedForm.of(all);
        var council = posted.text("council");
        var problems = new ArrayList<Problem>();
        var authority = Optional.ofNullable(posted.text("authority"))
                .filter(code -> !code.equals(OTHER))
                .flatMap(authorities::find)
                .filter(each -> each.ended().isEmpty());
        if (authority.isEmpty() && !posted.text("authority").equals(OTHER))
            problems.add(new Problem("authority", "Choose your council, or say that it is another public body"));
        var body = posted.needed("body", 200, "Enter the name of your organisation as the public knows it", problems);
        var name = posted.needed("name", 200, "Enter your name, as colleagues know it", problems);
        var email = posted.text("email");
        if (!Invitations.readable(email))
            problems.add(new Problem("email", "Enter an e-mail address in the correct format, like name@example.org"));
        if (!problems.isEmpty()) {
            var again = page(secret, council, posted.fields(problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Set<Role> roles = ALSO.stream()
                .filter(role -> posted.texts("roles").contains(role.name()))
                .collect(Collectors.toSet());
        return setUp.begin(
                        posted.key(),
                        new SetUp.Beginning(
                                body,
                                authority.map(Authority::code).orElse(null),
                                authority.map(Authority::name).orElse(""),
                                name,
                                email,
                                roles))
                .map(link -> new ModelAndView("redirect:/sign-in/" + link))
                .orElseThrow(NotFound::new);
    }
}
