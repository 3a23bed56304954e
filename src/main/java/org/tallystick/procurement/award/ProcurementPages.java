package org.tallystick.procurement.award;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.procurement.tender.Editing;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.Procurements.Listed;
import org.tallystick.procurement.tender.TenderTyped;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// An officer's procurements: the list, a new one, its facts, and the page from which everything
/// else about it is reached.
@Controller
@Only(Role.OFFICER)
class ProcurementPages {

    private final Procurements procurements;
    private final PlanDesk desk;
    private final Progress progress;

    ProcurementPages(Procurements procurements, PlanDesk desk, Progress progress) {
        this.procurements = procurements;
        this.desk = desk;
        this.progress = progress;
    }

    /// Which procurements the list shows.
    enum Show {
        ALL("All"),
        PLANNED("Planned"),
        OPEN("Open for bids"),
        CLOSED("Closed, bids unopened"),
        EVALUATING("Being evaluated"),
        AWARDED("Awarded");

        private final String words;

        Show(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @GetMapping("/work/procurements")
    ModelAndView all(Actor actor, @RequestParam(defaultValue = "") String state) {
        var show = Keys.read(state, Show.ALL);
        var all = procurements.all(actor);
        var table = Table.of(
                        "Procurements",
                        Column.of("What is bought"),
                        Column.of("Buyer"),
                        Column.of("State"),
                        Column.of("Deadline for bids"))
                .rows(all.stream()
                        .filter(each -> show == Show.ALL || each.state().name().equals(show.name()))
                        .map(this::row)
                        .toList());
        return new ModelAndView(
                "procurement/award/list",
                Map.of(
                        "table", table,
                        "none", all.isEmpty(),
                        "state", Keys.write(show),
                        "states", Choice.each(Show.class, Show::words)));
    }

    private List<Cell> row(Listed each) {
        var deadline = each.deadline();
        return List.of(
                Cell.link(named(each.title()), "/work/procurements/" + each.id()),
                Cell.of(desk.buyer(each.buyer())),
                Cell.of(each.state().words()),
                Cell.of(deadline == null ? "Not published yet" : UkTime.deadline(deadline)));
    }

    static String named(String title) {
        return title.isBlank() ? "Untitled procurement" : title;
    }

    @GetMapping("/work/procurements/new")
    ModelAndView begin(Actor actor) {
        var typed = TenderTyped.typed(TenderTyped.EMPTY);
        typed.put("procurement", UUID.randomUUID().toString());
        return facts(actor, "/work/procurements", "", Editing.fresh(typed, 0));
    }

    @PostMapping("/work/procurements")
    ModelAndView make(Actor actor, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        var buyer = new OrganisationId(sent.needed("buyer"));
        if (!actor.is(Role.OFFICER, buyer)) throw new NotFound();
        return desk.save(
                actor,
                sent.needed("procurement"),
                buyer,
                sent,
                TenderTyped.facts(sent, TenderTyped.EMPTY),
                TenderTyped.FACTS::contains,
                editing -> facts(actor, "/work/procurements", "", editing),
                "/measures");
    }

    @GetMapping("/work/procurements/{id}")
    ModelAndView one(Actor actor, @PathVariable UUID id) {
        var plan = desk.plan(actor, id);
        return new ModelAndView(
                "procurement/award/overview",
                Map.of(
                        "plan", plan,
                        "title", named(plan.form().title()),
                        "buyer", desk.buyer(plan.buyer()),
                        "now", progress.now(actor, plan),
                        "before", progress.before(actor, plan),
                        "after", progress.after(actor, plan)));
    }

    @GetMapping("/work/procurements/{id}/facts")
    ModelAndView facts(Actor actor, @PathVariable UUID id) {
        var plan = desk.open(actor, id);
        return facts(
                actor,
                "/work/procurements/" + id + "/facts",
                plan.form().title(),
                Editing.fresh(TenderTyped.typed(plan.form()), plan.version()));
    }

    @PostMapping("/work/procurements/{id}/facts")
    ModelAndView saveFacts(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.open(actor, id);
        var sent = PostedForm.of(all);
        return desk.save(
                actor,
                id,
                plan.buyer(),
                sent,
                TenderTyped.facts(sent, plan.form()),
                TenderTyped.FACTS::contains,
                editing -> facts(
                        actor,
                        "/work/procurements/" + id + "/facts",
                        plan.form().title(),
                        editing),
                "/measures");
    }

    private ModelAndView facts(Actor actor, String action, String title, Editing editing) {
        var model = new HashMap<String, Object>();
        model.put("editing", editing);
        model.put("action", action);
        model.put("title", title);
        model.put(
                "buyers",
                actor.organisations(Role.OFFICER).stream()
                        .map(each -> Choice.of(each.toString(), desk.buyer(each)))
                        .toList());
        model.put(
                "editions",
                Choice.each(
                        desk.editions(actor),
                        each -> each.id().toString(),
                        each -> each.document().framework() + ", edition " + each.number()));
        return new ModelAndView("procurement/award/facts", model);
    }
}
