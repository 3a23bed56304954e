package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Adopting a charter: which bodies are to, through which approval, and what each step decided.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/charters/{charter}/adoption")
class AdoptionPages {

    private final Charters charters;
    private final Drafts drafts;
    private final Adoptions adoptions;
    private final Organisations organisations;

    AdoptionPages(Charters charters, Drafts drafts, Adoptions adoptions, Organisations organisations) {
        this.charters = charters;
        this.drafts = drafts;
        this.adoptions = adoptions;
        this.organisations = organisations;
    }

    private Charter kept(Actor actor, UUID id) {
        return charters.kept(actor, id).orElseThrow(NotFound::new);
    }

    /// The text under way; or the one that was published last, where its version is asked for.
    private Charter.Draft draft(Charter charter, int version) {
        var latest = drafts.latest(charter.id()).orElseThrow(NotFound::new);
        return published(charter)
                .flatMap(edition -> drafts.version(charter.id(), version)
                        .filter(each -> each.id().equals(edition.draft())))
                .orElse(latest);
    }

    private Optional<Charter.Edition> published(Charter charter) {
        return charters.editions(charter.id()).stream().findFirst();
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> query) {
        var kept = kept(actor, charter);
        var version = PostedForm.of(query).whole("version").orElse(0);
        return page(kept, draft(kept, version), Fields.blank());
    }

    private ModelAndView page(Charter charter, Charter.Draft draft, Fields fields) {
        var latest = drafts.latest(charter.id()).orElseThrow(NotFound::new);
        var edition = published(charter);
        var model = new LinkedHashMap<String, Object>();
        model.put("charter", charter);
        model.put("draft", draft);
        model.put("underWay", draft.id().equals(latest.id()));
        model.put("edition", edition.map(Charter.Edition::number).orElse(0));
        model.put(
                "published",
                edition.filter(each -> !each.draft().equals(latest.id()))
                        .flatMap(each -> drafts.versions(charter.id()).stream()
                                .filter(one -> one.id().equals(each.draft()))
                                .findFirst())
                        .map(Charter.Draft::version)
                        .orElse(0));
        model.put("adoptions", adoptions.of(charter.id(), draft.id()));
        model.put("bodies", bodies());
        model.put("key", UUID.randomUUID());
        model.put("fields", fields);
        return new ModelAndView("charter/text/adoption", model);
    }

    private List<Choice> bodies() {
        var bodies = new ArrayList<Choice>();
        bodies.add(Choice.of("", "Choose a body"));
        for (var each : organisations.all())
            if (each.sector() == Sector.PUBLIC || each.sector() == Sector.VCSE)
                bodies.add(Choice.of(each.id().toString(), each.name()));
        return bodies;
    }

    private ModelAndView answered(Charter charter, PostedForm typed, List<Problem> problems) {
        var draft = draft(charter, typed.seen());
        if (problems.isEmpty())
            return new ModelAndView("redirect:" + charter.desk() + "/adoption?version=" + draft.version());
        var again = page(charter, draft, typed.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping
    ModelAndView add(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = kept(actor, charter);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var body = typed.id("body")
                .map(OrganisationId::new)
                .filter(each -> organisations.find(each).isPresent());
        if (body.isEmpty()) problems.add(new Problem("body", "Choose a body"));
        var approval = typed.chosen("approval", Approval.class);
        if (approval.isEmpty()) problems.add(new Problem("approval", "Choose how this body adopts a charter"));
        if (problems.isEmpty()) adoptions.add(actor, charter, body.orElseThrow(), approval.orElseThrow());
        return answered(kept, typed, problems);
    }

    /// Records the next step of one body on the version that the page showed.
    @PostMapping("/{body}")
    ModelAndView record(
            Actor actor, @PathVariable UUID charter, @PathVariable UUID body, @RequestParam Map<String, String> all) {
        var kept = kept(actor, charter);
        var typed = PostedForm.of(all);
        var draft = drafts.version(charter, typed.seen()).orElseThrow(NotFound::new);
        var problems = new ArrayList<Problem>();
        var decided = typed.text("decided-" + body);
        if (!decided.matches("adopted|refused"))
            problems.add(new Problem("decided-" + body, "Choose what was decided"));
        var on = typed.date("on-" + body);
        if (on.isEmpty()) problems.add(new Problem("on-" + body, "Enter the day of the decision, like 23 2 2017"));
        var minute = typed.needed(
                "minute-" + body, 500, "Say where it is written: the meeting and the number of the minute", problems);
        if (!problems.isEmpty()) return answered(kept, typed, problems);
        var wrong = adoptions.record(
                actor,
                typed.key(),
                draft,
                new OrganisationId(body),
                typed.whole("step").orElse(0),
                new Adoptions.Recorded(decided.equals("adopted"), on.orElseThrow(), minute));
        return answered(
                kept,
                typed,
                wrong.stream()
                        .map(each ->
                                each.field().isEmpty() ? each : new Problem(each.field() + "-" + body, each.message()))
                        .toList());
    }
}
