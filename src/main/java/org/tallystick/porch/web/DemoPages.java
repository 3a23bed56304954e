package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.DemoPeople;
import org.tallystick.platform.organisation.People;
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

    /// Somebody to begin as, with what there is for them to do.
    public record Start(String id, String person, String task) {}

    /// The people of one organisation.
    public record Group(String organisation, List<People.PostHeld> posts) {}

    private static final List<Start> START_HERE = List.of(
            new Start("", "Supplier, Dock Road Logistics", "Send a return that is late, in three pages."),
            new Start("", "Verifier, Thurrock", "Check the claims of five returns, riskiest first; ask a question."),
            new Start(
                    "",
                    "Contract manager, Thurrock",
                    "See whose returns are missing, and propose another target: somebody else has to agree."),
            new Start("", "Procurement officer, Thurrock", "Plan a tender that asks for social value."),
            new Start("", "Social Value Group, Shropshire", "Follow a consultation, and decide about a Mark."),
            new Start("", "Analyst, Shropshire", "Find out how much of the council’s spending stays in the county."));

    @GetMapping("/demo")
    ModelAndView choose() {
        var everyone = people.everyone();
        var starts = START_HERE.stream()
                .flatMap(start -> everyone.stream()
                        .filter(each -> each.person().name().equals(start.person()))
                        .limit(1)
                        .map(each -> new Start(
                                each.person().id().toString(), each.person().name(), start.task())))
                .toList();
        // Everybody else by where they belong: the councils first, which have most people.
        var others = everyone.stream()
                .filter(each -> starts.stream()
                        .noneMatch(start -> start.id().equals(each.person().id().toString())))
                .collect(Collectors.groupingBy(
                        People.PostHeld::organisationName, LinkedHashMap::new, Collectors.toList()));
        var groups = new ArrayList<Group>();
        var suppliers = new ArrayList<People.PostHeld>();
        others.forEach((name, posts) -> {
            if (posts.size() > 1) groups.add(new Group(name, posts));
            else suppliers.addAll(posts);
        });
        return new ModelAndView("porch/web/demo", Map.of("starts", starts, "groups", groups, "suppliers", suppliers));
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
