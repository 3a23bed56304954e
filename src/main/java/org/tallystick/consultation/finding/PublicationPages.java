package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.finding.FindingDocument.Said;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Publishing the findings: tables are chosen once, words may change.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/publication")
class PublicationPages {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_SENTENCE = 600;

    /// What the names of the fields in Welsh end with.
    private static final String WELSH = ".cy";

    private final Results results;
    private final Findings findings;

    PublicationPages(Results results, Findings findings) {
        this.results = results;
        this.findings = findings;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID id) {
        var all = closed(actor, id);
        var typed = new HashMap<String, List<String>>();
        typed.put("protected", List.of("" + all.designed().aboutProtected()));
        typed.put("other", List.of("" + all.designed().other()));
        typed.put("smallBase", List.of("" + Settings.DEFAULT.smallBase()));
        findings.latest(id).map(Findings.Published::document).ifPresent(document -> put(document.said(), "", typed));
        var key = UUID.randomUUID();
        var usual = new Settings(all.designed(), Settings.DEFAULT.smallBase(), List.of());
        return form(all, key, Fields.of(typed, List.of()))
                .addObject("hiding", hiding(all, key, new Findings.Tables(List.of(), usual)));
    }

    /// What these tables would hide, were they published with this form.
    private static FindingDocument.Hiding hiding(Results.Read.All all, UUID key, Findings.Tables tables) {
        var settings = tables.settings().within(all.designed());
        return FindingRules.document(
                        all.hiding(settings.hidden()),
                        tables.crossedBy(),
                        new Said("", java.util.Map.of(), "", ""),
                        settings,
                        List.of(),
                        Findings.secret(key))
                .hiding();
    }

    private static void put(Said said, String language, HashMap<String, List<String>> typed) {
        typed.put("summary" + language, List.of(said.summary()));
        typed.put("heard" + language, List.of(said.heard()));
        typed.put("done" + language, List.of(said.done()));
        said.meaning().forEach((item, sentence) -> typed.put("m." + item + language, List.of(sentence)));
        var welsh = said.welsh();
        if (welsh != null) put(welsh, WELSH, typed);
    }

    private ModelAndView form(Results.Read.All all, UUID key, Fields fields) {
        var model = new HashMap<String, Object>();
        model.put("consultation", all.consultation());
        model.put("title", all.survey().title().en());
        model.put("welsh", welsh(all));
        model.put("items", FindingRules.tabled(published(all), all.designed()));
        model.put("designed", all.designed());
        model.put(
                "questions",
                all.survey().questions().filter(PublicationPages::counted).toList());
        model.put(
                "crossable",
                Choice.each(
                        FindingRules.crossable(all),
                        Item::id,
                        item -> item.id() + " " + item.label().en()));
        model.put(
                "seen",
                findings.latest(all.consultation().id())
                        .map(Findings.Published::number)
                        .orElse(0));
        model.put("key", key);
        model.put("fields", fields);
        return new ModelAndView("consultation/finding/publication", model);
    }

    @PostMapping
    ModelAndView publish(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var all = closed(actor, id);
        var problems = new ArrayList<Problem>();
        var settings = seen(form) == 0 ? settings(all, form, problems) : Settings.DEFAULT;
        var tables = new Findings.Tables(crossedBy(all, form), settings);
        if (typed(form).text("_then").equals("hiding") && problems.isEmpty())
            return form(all, key(form), Fields.of(form, List.of())).addObject("hiding", hiding(all, key(form), tables));
        var said = said(all, form, problems);
        if (!problems.isEmpty())
            return Views.with(form(all, key(form), Fields.of(form, problems)), HttpStatus.UNPROCESSABLE_CONTENT);
        return switch (findings.publish(actor, key(form), all, seen(form), said, tables)) {
            case Findings.Publishing.Done _ ->
                new ModelAndView("redirect:/consultations/" + all.consultation().slug() + "/findings");
            case Findings.Publishing.NotFound _, Findings.Publishing.StillOpen _ -> throw new NotFound();
            case Findings.Publishing.Changed _ ->
                Views.with(
                        form(
                                all,
                                UUID.randomUUID(),
                                Fields.of(
                                        form,
                                        List.of(
                                                Problem.ofAll(
                                                        "Someone has published since then. Read what is published, then publish yours over it")))),
                        HttpStatus.CONFLICT);
        };
    }

    private static List<String> crossedBy(Results.Read.All all, MultiValueMap<String, String> form) {
        var crossable = FindingRules.crossable(all).stream().map(Item::id).toList();
        return form.getOrDefault("by", List.of()).stream()
                .filter(crossable::contains)
                .distinct()
                .toList();
    }

    private Results.Read.All closed(Actor actor, UUID id) {
        if (results.read(actor, id).orElseThrow(NotFound::new) instanceof Results.Read.All all) return all;
        throw new NotFound();
    }

    /// As it is published, where it is.
    private Results.Read.All published(Results.Read.All all) {
        return findings.latest(all.consultation().id())
                .map(each -> all.hiding(each.document().settings().hidden()))
                .orElse(all);
    }

    private static boolean counted(Question question) {
        return question.items().stream().anyMatch(Item::tallied);
    }

    /// What is hidden was decided when the survey was designed, and people answered it so: more may
    /// be hidden here, never less.
    private static Settings settings(Results.Read.All all, MultiValueMap<String, String> form, List<Problem> problems) {
        var designed = all.designed();
        var asked = new Thresholds(
                below(form, "protected", designed.aboutProtected(), problems),
                below(form, "other", designed.other(), problems));
        var questions = all.survey().questions().map(Question::id).toList();
        return new Settings(
                asked,
                whole(form, "smallBase", 0, Settings.DEFAULT.smallBase(), problems),
                form.getOrDefault("hidden", List.of()).stream()
                        .filter(questions::contains)
                        .distinct()
                        .toList());
    }

    private static int below(MultiValueMap<String, String> form, String field, int designed, List<Problem> problems) {
        var found = new ArrayList<Problem>();
        var typed = whole(form, field, designed, designed, found);
        if (!found.isEmpty())
            problems.add(new Problem(
                    field,
                    "Enter a whole number from "
                            + designed
                            + " to 1,000: the survey was designed to hide counts below "
                            + designed
                            + ", before anybody answered"));
        return found.isEmpty() ? typed : designed;
    }

    private static int whole(
            MultiValueMap<String, String> form, String field, int least, int usual, List<Problem> problems) {
        var typed = form.getFirst(field);
        if (typed == null) return usual;
        var whole = typed.strip().matches("[0-9]{1,4}") ? Integer.parseInt(typed.strip()) : -1;
        if (whole < least || whole > 1_000)
            problems.add(new Problem(field, "Enter a whole number from " + least + " to 1,000, like " + usual));
        return whole;
    }

    private static Said said(Results.Read.All all, MultiValueMap<String, String> form, List<Problem> problems) {
        var said = said(all, form, "", problems);
        if (said.summary().isEmpty()) problems.add(new Problem("summary", "Enter the result, in a few sentences"));
        if (!welsh(all)) return said;
        var welsh = said(all, form, WELSH, problems);
        both("summary", said.summary(), welsh.summary(), problems);
        both("heard", said.heard(), welsh.heard(), problems);
        both("done", said.done(), welsh.done(), problems);
        for (var item : FindingRules.tabled(all, all.designed()))
            both(
                    "m." + item.id(),
                    said.meaning().getOrDefault(item.id(), ""),
                    welsh.meaning().getOrDefault(item.id(), ""),
                    problems);
        return new Said(said.summary(), said.meaning(), said.heard(), said.done(), welsh);
    }

    private static Said said(
            Results.Read.All all, MultiValueMap<String, String> form, String language, List<Problem> problems) {
        var meaning = new HashMap<String, String>();
        for (var item : FindingRules.tabled(all, all.designed())) {
            var sentence = text(form, "m." + item.id() + language, LONGEST_SENTENCE, problems);
            if (!sentence.isEmpty()) meaning.put(item.id(), sentence);
        }
        return new Said(
                text(form, "summary" + language, LONGEST, problems),
                meaning,
                text(form, "heard" + language, LONGEST, problems),
                text(form, "done" + language, LONGEST, problems));
    }

    /// People who were asked in Welsh are told in Welsh.
    private static boolean welsh(Results.Read.All all) {
        return all.survey().title().cy() != null;
    }

    private static void both(String field, String english, String welsh, List<Problem> problems) {
        if (!english.isEmpty() && welsh.isEmpty())
            problems.add(new Problem(field + WELSH, "Enter this in Welsh too: people were asked in both languages"));
        if (english.isEmpty() && !welsh.isEmpty())
            problems.add(new Problem(field, "Enter this in English too: people were asked in both languages"));
    }

    private static String text(MultiValueMap<String, String> form, String name, int most, List<Problem> problems) {
        var text = typed(form).text(name);
        if (text.length() > most)
            problems.add(
                    new Problem(name, "Shorten this to %,d characters; it has %,d".formatted(most, text.length())));
        return text;
    }

    private static UUID key(MultiValueMap<String, String> form) {
        return typed(form).key();
    }

    private static PostedForm typed(MultiValueMap<String, String> form) {
        return PostedForm.of(form.toSingleValueMap());
    }

    private static int seen(MultiValueMap<String, String> form) {
        return typed(form).seen();
    }
}
