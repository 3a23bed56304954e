package org.tallystick.procurement.tender;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.procurement.tender.Procurements.Saved;
import org.tallystick.procurement.tender.Procurements.State;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;

/// What every page of a plan does: find it, save it, say what is wrong or who was first.
@Component
public class PlanDesk {

    private final Procurements procurements;
    private final Frameworks frameworks;
    private final Organisations organisations;

    PlanDesk(Procurements procurements, Frameworks frameworks, Organisations organisations) {
        this.procurements = procurements;
        this.frameworks = frameworks;
        this.organisations = organisations;
    }

    public Plan plan(Actor actor, UUID procurement) {
        return procurements.plan(actor, procurement).orElseThrow(NotFound::new);
    }

    /// A plan that may still be changed.
    public Plan open(Actor actor, UUID procurement) {
        var plan = plan(actor, procurement);
        if (plan.state() != State.PLANNED)
            throw new Conflict("The tender is published and cannot be changed. You can still extend its deadline.");
        return plan;
    }

    /// The edition that the plan names, where its officer may see it.
    public Optional<Edition> edition(Actor actor, TenderForm form) {
        var id = form.edition();
        return id == null ? Optional.empty() : frameworks.edition(actor, id).map(Published::document);
    }

    public List<Published> editions(Actor actor) {
        return frameworks.published(actor);
    }

    public String buyer(OrganisationId buyer) {
        return organisations.find(buyer).map(Organisation::name).orElse("A buyer");
    }

    /// What stands in the way of publishing, as far as a page is about it.
    public List<Problem> problems(Actor actor, TenderForm form, Predicate<String> about) {
        var edition = edition(actor, form);
        if (edition.isEmpty()) return List.of(new Problem("edition", "Choose the framework to take measures from"));
        return switch (form.check(edition.get())) {
            case Checked.Valid<Tender> _ -> List.of();
            case Checked.Invalid<Tender>(var problems) ->
                problems.stream().filter(each -> about.test(each.field())).toList();
        };
    }

    /// Saves what one page changed. "Save a draft" keeps it as it is; any other button goes on only
    /// when nothing on the page is wrong.
    ///
    /// @param buyer and `before`: whose plan it is, and the plan that the page was about
    /// @param about the fields of this page
    /// @param page shows the form again
    public ModelAndView save(
            Actor actor,
            UUID procurement,
            OrganisationId buyer,
            PostedForm sent,
            TenderForm form,
            Predicate<String> about,
            Function<Editing, ModelAndView> page,
            String next) {
        var draft = sent.text("then").equals("draft");
        var problems = draft ? List.<Problem>of() : problems(actor, form, about);
        if (!problems.isEmpty()) {
            var again = new Editing(sent.fields(problems), sent.seen(), UUID.randomUUID(), List.of());
            return Views.with(page.apply(again), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (procurements.save(actor, sent.key(), procurement, buyer, sent.seen(), form)) {
            case Saved.Kept _ -> new ModelAndView("redirect:/work/procurements/" + procurement + (draft ? "" : next));
            case Saved.NotFound _ -> throw new NotFound();
            case Saved.Published(var sentence) -> throw new Conflict(sentence);
            case Saved.Changed(var latest) ->
                Views.with(
                        page.apply(new Editing(
                                sent.fields(List.of()),
                                latest.version(),
                                UUID.randomUUID(),
                                Editing.changes(TenderTyped.shown(latest.form()), TenderTyped.shown(form)))),
                        HttpStatus.CONFLICT);
        };
    }

    public static ModelAndView refused(ModelAndView view) {
        return Views.with(view, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
