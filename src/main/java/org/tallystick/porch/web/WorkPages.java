package org.tallystick.porch.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.platform.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Where somebody lands after signing in: what their roles let them do.
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

    private final ContractList contracts;
    private final Statements statements;
    private final InstantSource clock = InstantSource.system();

    WorkPages(ContractList contracts, Statements statements) {
        this.statements = statements;
        this.contracts = contracts;
    }

    /// One thing to do.
    ///
    /// @param note what waits there; empty where nothing is counted
    public record Task(String words, String href, String note) {}

    /// What a role can do.
    public record Tasks(String role, List<Task> tasks) {}

    /// What the accessibility, privacy and contact pages lack, for whoever can have it filled in.
    @Only(Role.ADMINISTRATOR)
    @GetMapping("/work/statements")
    ModelAndView statements() {
        return new ModelAndView("porch/web/statements", Map.of("gaps", statements.gaps()));
    }

    @GetMapping("/work")
    ModelAndView work(Actor actor) {
        var all = new ArrayList<Tasks>();
        for (var role : Role.values()) if (actor.is(role)) all.add(new Tasks(role.words(), tasks(actor, role)));
        return new ModelAndView("porch/web/work", Map.of("all", all));
    }

    private List<Task> tasks(Actor actor, Role role) {
        var overview = new Task("Overview: promised, claimed and verified", "/work/overview", "");
        var spending = new Task("Local spending: load files, define “local”", "/work/spend", "");
        return switch (role) {
            case OFFICER ->
                List.of(
                        new Task("Procurements: plan, publish, open, award", "/work/procurements", ""),
                        new Task("Frameworks and their editions", "/work/frameworks", ""),
                        new Task("Consultations: ask, follow, close", "/work/consultations", ""),
                        spending,
                        overview);
            case EVALUATOR -> List.of(new Task("Bids to score", "/work/evaluations", ""));
            case CONTRACT_MANAGER ->
                List.of(
                        new Task("Contracts: agree promises, follow returns", "/work/contracts", late(actor, role)),
                        new Task("Claims to check", "/work/verifications", ""),
                        overview);
            case VERIFIER -> List.of(new Task("Claims to check", "/work/verifications", ""), overview);
            case SUPPLIER ->
                List.of(
                        new Task("Your quarterly returns", "/work/returns", late(actor, role)),
                        new Task("Your charter: plan, case studies and offers", "/work/signatories/mine", ""),
                        new Task("Your Mark", "/work/marks/mine", ""),
                        spending);
            case SIGNATORY ->
                List.of(
                        new Task("Your charter: plan, case studies and offers", "/work/signatories/mine", ""),
                        new Task("Your Mark", "/work/marks/mine", ""));
            case GROUP ->
                List.of(
                        new Task("Charters: draft, adopt, publish", "/work/charters", ""),
                        new Task("Signatories: check plans and concerns", "/work/signatories", ""),
                        new Task("The Mark: schemes and decisions", "/work/marks", ""),
                        new Task("Frameworks and their editions", "/work/frameworks", ""),
                        new Task("Consultations: ask, follow, close", "/work/consultations", ""),
                        overview);
            case MEMBER -> List.of(overview);
            case ANALYST -> List.of(spending, overview);
            case ADMINISTRATOR ->
                List.of(
                        new Task("People and roles", "/work/people", ""),
                        new Task(
                                "Statements that the law asks for",
                                "/work/statements",
                                statements.gaps().isEmpty()
                                        ? "Nothing is missing"
                                        : Many.of(statements.gaps().size(), "thing is missing", "things are missing")),
                        overview);
        };
    }

    /// How many contracts have a late return, for the organisations at which the role is held.
    private String late(Actor actor, Role role) {
        var late = 0L;
        for (var organisation : new LinkedHashSet<>(actor.organisations(role)))
            late += contracts.count(actor, filter(organisation, role), UkTime.day(clock.instant()));
        if (late == 0) return "No return is late";
        return Many.of(late, "contract has a late return", "contracts have a late return");
    }

    private static ContractList.Filter filter(OrganisationId organisation, Role role) {
        var theirs = role == Role.SUPPLIER
                ? ContractList.Filter.suppliedBy(organisation)
                : ContractList.Filter.boughtBy(organisation);
        return theirs.with(ContractList.State.LATE);
    }
}
