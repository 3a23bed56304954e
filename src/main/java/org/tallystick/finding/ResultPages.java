package org.tallystick.finding;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.finding.FindingDocument.Said;
import org.tallystick.page.Cell;
import org.tallystick.page.Choice;
import org.tallystick.page.Column;
import org.tallystick.page.Fields;
import org.tallystick.page.Only;
import org.tallystick.page.Table;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.survey.Item;
import org.tallystick.survey.PackedColumn;
import org.tallystick.survey.Survey;
import org.tallystick.survey.TallyRules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What came of a consultation, for those who look after it: every count as it is, any crossing,
/// and the page that publishes.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
public class ResultPages {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_SENTENCE = 600;

    private final Results results;
    private final Findings findings;

    ResultPages(Results results, Findings findings) {
        this.results = results;
        this.findings = findings;
    }

    /// One item as it was answered.
    public record Answered(Item item, int base, Optional<String> agreeing, Optional<Table> table) {}

    @GetMapping("/results")
    ModelAndView results(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String by) {
        return switch (results.read(actor, id).orElseThrow(NotFound::new)) {
            case Results.Read.Sealed(var consultation, var count) ->
                    new ModelAndView(
                            "finding/sealed", Map.of("consultation", consultation, "count", count));
            case Results.Read.All all -> {
                var model = new HashMap<String, Object>();
                model.put("consultation", all.consultation());
                model.put("title", all.survey().title().en());
                model.put("responses", all.packed().size());
                model.put("answered", answered(all));
                model.put("choices", choices(all.survey()));
                model.put("crossed", crossed(all, item, by).stream().toList());
                model.put(
                        "fields", Fields.of(Map.of("item", text(item), "by", text(by)), List.of()));
                yield new ModelAndView("finding/results", model);
            }
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static List<Answered> answered(Results.Read.All all) {
        var answered = new ArrayList<Answered>();
        for (var item : all.survey().items().toList())
            all.packed()
                    .column(item.id())
                    .ifPresent(
                            column -> {
                                var tally = TallyRules.tally(column);
                                answered.add(
                                        new Answered(
                                                item,
                                                tally.base(),
                                                Sentences.agreeing(item, tally),
                                                item.tallied()
                                                        ? Optional.of(
                                                                Sentences.inside(
                                                                        item.label().en(), tally))
                                                        : Optional.empty()));
                            });
        return answered;
    }

    private static List<Choice> choices(Survey survey) {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", "Choose"));
        survey.items()
                .filter(Item::tallied)
                .forEach(
                        item ->
                                choices.add(
                                        Choice.of(item.id(), item.id() + " " + item.label().en())));
        return choices;
    }

    private static Optional<Table> crossed(
            Results.Read.All all, @Nullable String item, @Nullable String by) {
        var rows = column(all, item);
        var columns = column(all, by);
        if (rows.isEmpty() || columns.isEmpty()) return Optional.empty();
        var tallies = TallyRules.by(columns.get(), rows.get(), null);
        var heads = new ArrayList<Column>();
        heads.add(Column.of("Answer"));
        tallies.keySet().forEach(head -> heads.add(Column.numeric(head)));
        var table = Table.of(item + " by " + by, heads.toArray(new Column[0]));
        for (var value : rows.get().values()) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(value));
            tallies.values().forEach(tally -> cells.add(Cell.numeric("" + tally.count(value))));
            table = table.row(cells.toArray(new Cell[0]));
        }
        return Optional.of(table);
    }

    private static Optional<PackedColumn> column(Results.Read.All all, @Nullable String item) {
        return item == null
                ? Optional.empty()
                : all.survey()
                        .item(item)
                        .filter(Item::tallied)
                        .flatMap(each -> all.packed().column(item));
    }

    @GetMapping("/publication")
    ModelAndView ask(Actor actor, @PathVariable UUID id) {
        var all = closed(actor, id);
        var typed = new HashMap<String, List<String>>();
        findings.latest(id)
                .map(Findings.Published::document)
                .ifPresent(document -> typed.putAll(typed(document.said())));
        return form(all, UUID.randomUUID(), Fields.of(typed, List.of()));
    }

    private static Map<String, List<String>> typed(Said said) {
        var typed = new HashMap<String, List<String>>();
        typed.put("summary", List.of(said.summary()));
        typed.put("heard", List.of(said.heard()));
        typed.put("done", List.of(said.done()));
        said.meaning().forEach((item, sentence) -> typed.put("m." + item, List.of(sentence)));
        return typed;
    }

    private ModelAndView form(Results.Read.All all, UUID key, Fields fields) {
        var model = new HashMap<String, Object>();
        model.put("consultation", all.consultation());
        model.put("title", all.survey().title().en());
        model.put("items", all.survey().items().filter(Item::tallied).toList());
        model.put(
                "crossable",
                Choice.each(
                        FindingRules.crossable(all.survey()),
                        Item::id,
                        item -> item.id() + " " + item.label().en()));
        model.put(
                "seen",
                findings.latest(all.consultation().id()).map(Findings.Published::number).orElse(0));
        model.put("key", key);
        model.put("fields", fields);
        return new ModelAndView("finding/publication", model);
    }

    @PostMapping("/publication")
    ModelAndView publish(
            Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var all = closed(actor, id);
        var problems = new ArrayList<Problem>();
        var said = said(all.survey(), form, problems);
        if (problems.isEmpty()) {
            var crossable = FindingRules.crossable(all.survey()).stream().map(Item::id).toList();
            var by =
                    form.getOrDefault("by", List.of()).stream()
                            .filter(crossable::contains)
                            .distinct()
                            .toList();
            switch (findings.publish(actor, key(form), id, seen(form), by, said)) {
                case Findings.Publishing.Done _ -> {
                    return new ModelAndView(
                            "redirect:/consultations/" + all.consultation().slug() + "/findings");
                }
                case Findings.Publishing.NotFound _, Findings.Publishing.StillOpen _ ->
                        throw new NotFound();
                case Findings.Publishing.Changed _ ->
                        problems.add(
                                Problem.ofAll(
                                        "Somebody published in the meantime. Read what is published,"
                                                + " then publish yours over it"));
            }
            return with(
                    form(all, UUID.randomUUID(), Fields.of(form, problems)), HttpStatus.CONFLICT);
        }
        return with(
                form(all, key(form), Fields.of(form, problems)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView with(ModelAndView view, HttpStatus status) {
        view.setStatus(status);
        return view;
    }

    private Results.Read.All closed(Actor actor, UUID id) {
        if (results.read(actor, id).orElseThrow(NotFound::new) instanceof Results.Read.All all)
            return all;
        throw new NotFound();
    }

    private static Said said(
            Survey survey, MultiValueMap<String, String> form, List<Problem> problems) {
        var summary = text(form, "summary", LONGEST, problems);
        if (summary.isEmpty())
            problems.add(new Problem("summary", "Enter what came of it, in a few sentences"));
        var meaning = new HashMap<String, String>();
        for (var item : survey.items().filter(Item::tallied).toList()) {
            var sentence = text(form, "m." + item.id(), LONGEST_SENTENCE, problems);
            if (!sentence.isEmpty()) meaning.put(item.id(), sentence);
        }
        return new Said(
                summary,
                meaning,
                text(form, "heard", LONGEST, problems),
                text(form, "done", LONGEST, problems));
    }

    private static String text(
            MultiValueMap<String, String> form, String name, int most, List<Problem> problems) {
        var typed = form.getFirst(name);
        var text =
                org.tallystick.sheet.Cell.text(
                                typed == null
                                        ? ""
                                        : typed.replace("\r\n", "\n").replace('\r', '\n'))
                        .text()
                        .strip();
        if (text.length() > most)
            problems.add(
                    new Problem(
                            name,
                            "Shorten this to %,d characters; it has %,d"
                                    .formatted(most, text.length())));
        return text;
    }

    private static UUID key(MultiValueMap<String, String> form) {
        try {
            return UUID.fromString(String.valueOf(form.getFirst("key")));
        } catch (IllegalArgumentException noForm) {
            throw new NotFound();
        }
    }

    private static int seen(MultiValueMap<String, String> form) {
        var seen = String.valueOf(form.getFirst("seen"));
        return seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : 0;
    }
}
