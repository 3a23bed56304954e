package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.text.CharterText.Aligned;
import org.tallystick.charter.text.CharterText.Ask;
import org.tallystick.charter.text.CharterText.Principle;
import org.tallystick.framework.Licence;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Writing the text of a charter: its facts with what is asked of each size, and each principle.
@Controller
@Only(Role.GROUP)
@RequestMapping("/work/charters/{charter}")
class TextPages {

    private static final int MOST_LINES = 12;

    private final Charters charters;
    private final Drafts drafts;
    private final Alignment alignment;
    private final People people;

    TextPages(Charters charters, Drafts drafts, Alignment alignment, People people) {
        this.charters = charters;
        this.drafts = drafts;
        this.alignment = alignment;
        this.people = people;
    }

    private Charter kept(Actor actor, UUID id) {
        return charters.kept(actor, id).orElseThrow(NotFound::new);
    }

    private Charter.Draft draft(Charter charter) {
        return drafts.latest(charter.id()).orElseThrow(NotFound::new);
    }

    @GetMapping("/facts")
    ModelAndView facts(Actor actor, @PathVariable UUID charter) {
        var kept = kept(actor, charter);
        var draft = draft(kept);
        var text = draft.text();
        var typed = new LinkedHashMap<String, String>();
        typed.put("title", text.title());
        typed.put("place", text.place());
        typed.put("source", text.source());
        typed.put("date", text.date());
        typed.put("licence", text.licence().name());
        typed.put("purpose", text.purpose());
        typed.put("years", String.valueOf(text.years()));
        for (var size : Size.values()) {
            typed.put("ask-" + size, String.valueOf(text.asked(size).principles()));
            typed.put("because-" + size, text.asked(size).because());
        }
        return page(
                "charter/text/facts",
                Editing.fresh(kept, draft, PostedForm.of(typed).fields(List.of())));
    }

    private static ModelAndView page(String template, Editing editing) {
        return new ModelAndView(template, Map.of("editing", editing));
    }

    @PostMapping("/facts")
    ModelAndView saveFacts(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = kept(actor, charter);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var title = typed.needed("title", 200, "Say what this edition is called", problems);
        var place = typed.needed("place", 200, "Say where the charter applies", problems);
        var source = typed.needed("source", 1_000, "Say where the text comes from", problems);
        var date = typed.within("date", 20, problems);
        var licence = typed.needed("licence", 300, "Say on what terms it can be used", problems);
        var purpose = typed.needed("purpose", 2_000, "Say what the charter is for", problems);
        var years = typed.whole("years").orElse(0);
        if (years < 1 || years > 5) problems.add(new Problem("years", "Enter a number of years from 1 to 5"));
        var asks = asks(typed, problems);
        if (!problems.isEmpty()) return refused("charter/text/facts", kept, typed, problems);
        return save(
                actor,
                kept,
                typed,
                "charter/text/facts",
                text -> new CharterText(
                        text.charter(),
                        text.owner(),
                        place,
                        title,
                        source,
                        date,
                        new Licence(licence, true),
                        purpose,
                        years,
                        text.principles(),
                        asks));
    }

    private static List<Ask> asks(PostedForm typed, List<Problem> problems) {
        var asks = new ArrayList<Ask>();
        for (var size : Size.values()) {
            var number = typed.whole("ask-" + size).orElse(0);
            if (number < 1 || number > CharterRules.MOST_PRINCIPLES)
                problems.add(new Problem("ask-" + size, "Enter how many principles, as a whole number"));
            var because = typed.needed("because-" + size, 500, "Say why, for the signatory to read", problems);
            asks.add(new Ask(size, number, because));
        }
        return asks;
    }

    @GetMapping("/principle")
    ModelAndView add(Actor actor, @PathVariable UUID charter) {
        var kept = kept(actor, charter);
        return page(
                "charter/text/principle",
                Editing.fresh(
                        kept, draft(kept), PostedForm.of(Map.of("was", "")).fields(List.of())));
    }

    @GetMapping("/principle/{reference}")
    ModelAndView change(Actor actor, @PathVariable UUID charter, @PathVariable String reference) {
        var kept = kept(actor, charter);
        var draft = draft(kept);
        var found = draft.text().principle(reference).orElseThrow(NotFound::new);
        var typed = new LinkedHashMap<String, String>();
        typed.put("was", found.reference());
        typed.put("reference", found.reference());
        typed.put("name", found.name());
        typed.put("words", found.words());
        typed.put("commitments", String.join("\n", found.commitments()));
        typed.put("shows", found.shows());
        typed.put(
                "measures",
                String.join(
                        "\n",
                        found.measures().stream()
                                .map(each -> each.framework() + ": " + each.measure())
                                .toList()));
        return page(
                "charter/text/principle",
                Editing.fresh(kept, draft, PostedForm.of(typed).fields(List.of())));
    }

    @PostMapping("/principle")
    ModelAndView savePrinciple(Actor actor, @PathVariable UUID charter, @RequestParam Map<String, String> all) {
        var kept = kept(actor, charter);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var read = principle(typed, problems);
        var was = typed.text("was");
        if (!read.reference().equals(was)
                && draft(kept).text().principle(read.reference()).isPresent())
            problems.add(new Problem(
                    "reference", "There is a principle " + read.reference() + ": choose another reference"));
        if (!problems.isEmpty()) return refused("charter/text/principle", kept, typed, problems);
        return save(
                actor,
                kept,
                typed,
                "charter/text/principle",
                text -> typed.has("remove") ? text.without(was) : text.put(was, read));
    }

    private Principle principle(PostedForm typed, List<Problem> problems) {
        var reference = typed.needed("reference", 20, "Give the principle a reference, like P1", problems);
        if (!reference.isEmpty() && !reference.matches("[A-Za-z0-9.-]{1,20}"))
            problems.add(new Problem("reference", "Use letters, digits, dots and hyphens only, like P1"));
        return new Principle(
                reference,
                typed.needed("name", 100, "Name the principle, in a few words", problems),
                typed.needed("words", 1_000, "Say what the principle means", problems),
                lines(typed, "commitments", "Write at least one commitment, each on its own line", problems),
                typed.needed("shows", 500, "Say what a signatory shows as evidence", problems),
                aligned(typed, problems));
    }

    private static List<String> lines(PostedForm typed, String name, String what, List<Problem> problems) {
        var lines = typed.needed(name, 4_000, what, problems)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MOST_LINES) problems.add(new Problem(name, "Have at most " + MOST_LINES + " lines"));
        return lines;
    }

    /// "Framework: measure", one a line.
    private List<Aligned> aligned(PostedForm typed, List<Problem> problems) {
        var all = new ArrayList<Aligned>();
        for (var line : typed.within("measures", 4_000, problems).lines().toList()) {
            var at = line.lastIndexOf(':');
            if (line.isBlank()) continue;
            var each = new Aligned(
                    line.substring(0, Math.max(0, at)).strip(),
                    line.substring(at + 1).strip());
            if (!each.framework().isEmpty() && !each.measure().isEmpty() && !alignment.wrong(each)) all.add(each);
            else
                problems.add(
                        new Problem(
                                "measures",
                                "“"
                                        + line.strip()
                                        + "” names no measure: write the framework's name, a colon and the measure's reference in it"));
        }
        return all;
    }

    private ModelAndView refused(String template, Charter charter, PostedForm typed, List<Problem> problems) {
        var again =
                page(template, new Editing(charter, typed.seen(), typed.key(), typed.fields(problems), "", List.of()));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView save(
            Actor actor, Charter charter, PostedForm typed, String template, UnaryOperator<CharterText> edit) {
        return switch (drafts.save(actor, typed.key(), charter.id(), typed.seen(), edit)) {
            case Drafts.Saved.Done _ -> new ModelAndView("redirect:" + charter.desk());
            case Drafts.Saved.Changed(var now, var differences) -> {
                var who = people.actor(now.savedBy()).map(Actor::name).orElse("Tallystick");
                var again = page(
                        template,
                        new Editing(charter, now.version(), typed.key(), typed.fields(List.of()), who, differences));
                again.setStatus(HttpStatus.CONFLICT);
                yield again;
            }
        };
    }
}
