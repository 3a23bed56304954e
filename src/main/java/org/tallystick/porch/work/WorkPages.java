package org.tallystick.porch.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Where somebody lands after signing in: what waits for them, and the pages of their roles.
@Controller
@Only({
    Role.OFFICER,
    Role.EVALUATOR,
    Role.CONTRACT_MANAGER,
    Role.VERIFIER,
    Role.SUPPLIER,
    Role.SIGNATORY,
    Role.GROUP,
    Role.MEMBER,
    Role.ANALYST,
    Role.ADMINISTRATOR
})
class WorkPages {

    private final Work work;

    WorkPages(Work work) {
        this.work = work;
    }

    /// A page that a role works on.
    public record Place(String words, String href) {}

    /// The pages of one role.
    public record Places(String role, List<Place> places) {}

    @GetMapping("/work")
    ModelAndView work(Actor actor, @RequestParam(defaultValue = "") String show) {
        var mine = show.equals("mine");
        var places = new ArrayList<Places>();
        for (var role : Role.values()) if (actor.is(role)) places.add(new Places(role.words(), places(role)));
        return new ModelAndView(
                "porch/work/work",
                Map.of(
                        "queue", work.of(actor, mine),
                        "mine", mine,
                        "filters", actor.is(Role.CONTRACT_MANAGER),
                        "places", places,
                        "today", UkTime.day(Instant.now())));
    }

    private static List<Place> places(Role role) {
        var overview = new Place("Overview: promised, claimed and verified", "/work/overview");
        var spending = new Place("Local spending: load files, define “local”", "/work/spend");
        return switch (role) {
            case OFFICER ->
                List.of(
                        new Place("Procurements: plan, publish, open, award", "/work/procurements"),
                        new Place("Frameworks and their editions", "/work/frameworks"),
                        new Place("Consultations: ask, follow, close", "/work/consultations"),
                        spending,
                        overview);
            case EVALUATOR -> List.of(new Place("Bids to score", "/work/evaluations"));
            case CONTRACT_MANAGER ->
                List.of(
                        new Place("Contracts: agree promises, follow returns", "/work/contracts"),
                        new Place("Claims to check", "/work/verifications"),
                        overview);
            case VERIFIER -> List.of(new Place("Claims to check", "/work/verifications"), overview);
            case SUPPLIER ->
                List.of(
                        new Place("Your quarterly returns", "/work/returns"),
                        new Place("Your charter: plan, case studies and offers", "/work/signatories/mine"),
                        new Place("Your Mark", "/work/marks/mine"),
                        spending);
            case SIGNATORY ->
                List.of(
                        new Place("Your charter: plan, case studies and offers", "/work/signatories/mine"),
                        new Place("Your Mark", "/work/marks/mine"));
            case GROUP ->
                List.of(
                        new Place("Charters: draft, adopt, publish", "/work/charters"),
                        new Place("Signatories: check plans and concerns", "/work/signatories"),
                        new Place("The Mark: schemes and decisions", "/work/marks"),
                        new Place("Frameworks and their editions", "/work/frameworks"),
                        new Place("Consultations: ask, follow, close", "/work/consultations"),
                        overview);
            case MEMBER -> List.of(overview);
            case ANALYST -> List.of(spending, overview);
            case ADMINISTRATOR ->
                List.of(
                        new Place("People and roles", "/work/people"),
                        new Place("Statements that the law asks for", "/work/statements"),
                        overview);
        };
    }
}
