package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.DemoPeople;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.NotFound;

/// The demo's two liberties: sign in as anyone in one click, and read the mail that was sent.
/// Outside the demo profile this class does not exist.
@Controller
@Profile("demo")
@Open
class DemoPages {

    private final DemoPeople people;
    private final SignedIn signedIn;

    DemoPages(DemoPeople people, SignedIn signedIn) {
        this.people = people;
        this.signedIn = signedIn;
    }

    @GetMapping("/demo")
    ModelAndView choose() {
        return new ModelAndView("porch/web/demo", Map.of("posts", people.everyone()));
    }

    @PostMapping("/demo/sign-in")
    ModelAndView signIn(@RequestParam UUID person, HttpServletRequest request, HttpServletResponse response) {
        if (!people.knows(person)) throw new NotFound();
        signedIn.signIn(person, request, response);
        return new ModelAndView("redirect:/work");
    }

    @GetMapping("/demo/outbox")
    ModelAndView outbox() {
        return new ModelAndView("porch/web/outbox", Map.of("mails", people.outbox()));
    }
}
