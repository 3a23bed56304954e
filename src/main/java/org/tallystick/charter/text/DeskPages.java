package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Licence;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The group's desk for a charter: begin one, comment on its text, compare versions, publish.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/charters")
class DeskPages {

    private final Charters charters;
    private final Drafts drafts;
    private final Comments comments;
    private final Adoptions adoptions;
    private final Organisations organisations;

    DeskPages(Charters charters, Drafts drafts, Comments comments, Adoptions adoptions, Organisations organisations) {
        this.charters = charters;
        this.drafts = drafts;
        this.comments = comments;
        this.adoptions = adoptions;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView list(Actor actor) {
        return list(actor, UUID.randomUUID(), Fields.blank());
    }

    private ModelAndView list(Actor actor, UUID key, Fields fields) {
        return new ModelAndView(
                "charter/text/kept",
                Map.of(
                        "charters", charters.kept(actor),
                        "owners", owners(actor),
                        "packs",
                                CharterDocument.NAMES.stream()
                                        .map(CharterDocument::pack)
                                        .toList(),
                        "key", key,
                        "fields", fields));
    }

    private List<Organisation> owners(Actor actor) {
        return actor.organisations(Role.GROUP).stream()
                .flatMap(each -> organisations.find(each).stream())
                .toList();
    }

    /// Begins a charter with an empty text, or with one that comes with the product.
    @PostMapping
    ModelAndView begin(Actor actor, @RequestParam Map<String, String> all) {
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var name = typed.needed("name", 200, "Enter what the charter is called", problems);
        var owner = owners(actor).stream()
                .filter(each -> each.id().toString().equals(typed.text("owner")))
                .findFirst();
        if (owner.isEmpty()) problems.add(new Problem("owner", "Choose the body responsible for the charter"));
        var pack = typed.text("pack");
        if (!pack.equals("none") && !CharterDocument.NAMES.contains(pack))
            problems.add(new Problem("pack", "Choose the text to begin with"));
        if (!problems.isEmpty()) {
            var again = list(actor, typed.key(), typed.fields(problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var charter = charters.begin(actor, typed.key(), owner.orElseThrow().id(), name);
        var text = pack.equals("none")
                ? blank(name, owner.get().name())
                : named(CharterDocument.pack(pack), name, owner.get().name());
        drafts.begin(actor, typed.key(), charter, text);
        return new ModelAndView("redirect:" + charter.desk());
    }

    private static CharterText blank(String name, String owner) {
        return new CharterText(name, owner, "", "", "", "", new Licence("Our own", true), "", 2, List.of(), List.of());
    }

    static CharterText named(CharterText pack, String name, String owner) {
        return new CharterText(
                name,
                owner,
                pack.place(),
                pack.title(),
                pack.source(),
                pack.date(),
                pack.licence(),
                pack.purpose(),
                pack.years(),
                pack.principles(),
                pack.asks());
    }

    private Charter charter(Actor actor, UUID id) {
        return charters.kept(actor, id).orElseThrow(NotFound::new);
    }

    private Charter.Draft draft(Charter charter) {
        return drafts.latest(charter.id()).orElseThrow(NotFound::new);
    }

    @GetMapping("/{charter}")
    ModelAndView one(Actor actor, @PathVariable UUID charter) {
        return desk(charter(actor, charter), Fields.blank());
    }

    private ModelAndView desk(Charter charter, Fields fields) {
        var draft = draft(charter);
        var model = new LinkedHashMap<String, Object>();
        model.put("editing", Editing.fresh(charter, draft, fields));
        model.put("draft", draft);
        model.put("problems", drafts.problems(charter, draft));
        model.put("adoptions", adoptions.of(charter.id(), draft.id()));
        model.put("comments", comments.of(charter.id()));
        model.put("editions", charters.editions(charter.id()));
        return new ModelAndView("charter/text/desk", model);
    }

    private ModelAndView refused(Charter charter, PostedForm typed, List<Problem> problems) {
        var again = desk(charter, typed.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{charter}/comments")
    ModelAndView comment(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = charter(actor, charter);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("comment", 4_000, "Write your comment", problems);
        var about = typed.text("about");
        if (!about.isEmpty() && draft(kept).text().principle(about).isEmpty())
            problems.add(new Problem("about", "Choose what the comment is about"));
        if (!problems.isEmpty()) return refused(kept, typed, problems);
        comments.say(actor, typed.key(), draft(kept), about, words);
        return new ModelAndView("redirect:" + kept.desk() + "#comments");
    }

    @PostMapping("/{charter}/comments/{comment}")
    ModelAndView answer(
            Actor actor,
            @PathVariable UUID charter,
            @PathVariable UUID comment,
            @RequestParam Map<String, String> all) {
        var kept = charter(actor, charter);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var words = typed.needed("answer-" + comment, 4_000, "Write your answer", problems);
        if (!problems.isEmpty()) return refused(kept, typed, problems);
        if (!comments.answer(actor, charter, comment, words))
            throw new Conflict("A colleague has answered this comment already, and a comment has one answer. They"
                    + " wrote “%s”. Your answer was not saved: “%s”. To add to theirs, comment again."
                            .formatted(comments.answered(comment), words));
        return new ModelAndView("redirect:" + kept.desk() + "#comments");
    }

    /// The text as it is now beside an earlier version; the first where nothing else is asked.
    @GetMapping("/{charter}/compare")
    ModelAndView compare(Actor actor, @PathVariable UUID charter, @RequestParam(defaultValue = "1") String from) {
        var kept = charter(actor, charter);
        var now = draft(kept);
        var then = drafts.version(charter, from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 1)
                .orElse(now);
        return new ModelAndView(
                "charter/text/compare-drafts",
                Map.of(
                        "charter", kept,
                        "versions", drafts.versions(charter),
                        "before", then,
                        "after", now,
                        "differences", CharterRules.compare(then.text(), now.text())));
    }

    @PostMapping("/{charter}/publication")
    ModelAndView publish(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = charter(actor, charter);
        var typed = PostedForm.of(all);
        if (!typed.has("sure"))
            return refused(kept, typed, List.of(new Problem("sure", "Confirm that you have read the text")));
        return switch (drafts.publish(actor, typed.key(), kept, typed.seen())) {
            case Drafts.Publication.Done(var edition) -> new ModelAndView("redirect:" + edition.address());
            case Drafts.Publication.Refused(var problems) -> refused(kept, typed, problems);
            case Drafts.Publication.Changed(var now, var _) -> {
                var again = refused(
                        kept,
                        typed,
                        List.of(Problem.ofAll(
                                "Someone saved version %d while you had this page open: read it, then publish"
                                        .formatted(now.version()))));
                again.setStatus(HttpStatus.CONFLICT);
                yield again;
            }
        };
    }
}
