package org.tallystick.delivery.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The people at a supplier who report: the contract manager lets in the first, and they let in
/// their colleagues.
@Controller
class ReporterPages {

    private final Contracts contracts;
    private final People people;
    private final Organisations organisations;
    private final Invitations invitations;

    ReporterPages(Contracts contracts, People people, Organisations organisations, Invitations invitations) {
        this.contracts = contracts;
        this.people = people;
        this.organisations = organisations;
        this.invitations = invitations;
    }

    /// @param here the address of the page
    /// @param back where one came from
    /// @param own whether the actor belongs to the supplier
    public record Desk(Organisation supplier, String here, String back, boolean own) {}

    private Desk managed(Actor actor, UUID contract) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        return new Desk(
                supplier(found.supplier()),
                "/work/contracts/" + contract + "/people",
                "/work/contracts/" + contract,
                false);
    }

    private Desk mine(Actor actor, UUID supplier) {
        var at = new OrganisationId(supplier);
        if (!actor.is(Role.SUPPLIER, at)) throw new NotFound();
        return new Desk(supplier(at), "/work/colleagues/" + supplier, "/work/returns", true);
    }

    private Organisation supplier(OrganisationId id) {
        return organisations.find(id).orElseThrow(NotFound::new);
    }

    @Only(Role.CONTRACT_MANAGER)
    @GetMapping("/work/contracts/{contract}/people")
    ModelAndView ask(Actor actor, @PathVariable UUID contract) {
        return page(managed(actor, contract), Fields.blank());
    }

    @Only(Role.SUPPLIER)
    @GetMapping("/work/colleagues/{supplier}")
    ModelAndView colleagues(Actor actor, @PathVariable UUID supplier) {
        return page(mine(actor, supplier), Fields.blank());
    }

    private ModelAndView page(Desk desk, Fields fields) {
        return new ModelAndView(
                "delivery/returns/reporters",
                Map.of(
                        "desk", desk,
                        "people", people.holding(Role.SUPPLIER, desk.supplier().id()),
                        "mailed", invitations.mailed(),
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    @Only(Role.CONTRACT_MANAGER)
    @PostMapping("/work/contracts/{contract}/people")
    ModelAndView add(Actor actor, @PathVariable UUID contract, @RequestParam Map<String, String> all) {
        return add(actor, managed(actor, contract), PostedForm.of(all));
    }

    @Only(Role.SUPPLIER)
    @PostMapping("/work/colleagues/{supplier}")
    ModelAndView addColleague(Actor actor, @PathVariable UUID supplier, @RequestParam Map<String, String> all) {
        return add(actor, mine(actor, supplier), PostedForm.of(all));
    }

    private ModelAndView add(Actor actor, Desk desk, PostedForm posted) {
        var problems = new ArrayList<Problem>();
        var name = posted.needed("name", 200, "Enter the person's name", problems);
        var email = posted.text("email");
        if (!Invitations.readable(email))
            problems.add(new Problem("email", "Enter an e-mail address in the correct format, like name@example.org"));
        if (!problems.isEmpty()) {
            var again = page(desk, posted.fields(problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        invitations.invite(actor, posted.key(), email, name, desk.supplier().id(), List.of(Role.SUPPLIER));
        return new ModelAndView("redirect:" + desk.here());
    }

    /// Where no mail is sent: a link to hand over, for somebody who does nothing here but report for
    /// this supplier.
    @Only(Role.CONTRACT_MANAGER)
    @PostMapping("/work/contracts/{contract}/people/{person}/link")
    ModelAndView link(Actor actor, @PathVariable UUID contract, @PathVariable UUID person) {
        return link(actor, managed(actor, contract), person);
    }

    @Only(Role.SUPPLIER)
    @PostMapping("/work/colleagues/{supplier}/{person}/link")
    ModelAndView colleagueLink(Actor actor, @PathVariable UUID supplier, @PathVariable UUID person) {
        return link(actor, mine(actor, supplier), person);
    }

    private ModelAndView link(Actor actor, Desk desk, UUID person) {
        var only = new Actor.Post(desk.supplier().id(), Role.SUPPLIER);
        var may = people.actor(person)
                .filter(held -> held.posts().equals(Set.of(only)))
                .isPresent();
        var link = invitations.handOver(actor, person, may).orElseThrow(NotFound::new);
        Person known = people.find(person).orElseThrow(NotFound::new);
        return new ModelAndView(
                "platform/organisation/link", Map.of("person", known, "link", link, "back", desk.here()));
    }
}
