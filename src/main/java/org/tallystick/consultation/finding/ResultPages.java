package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.tally.PackedColumn;
import org.tallystick.library.survey.tally.TallyRules;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;

/// What came of a consultation, for those who look after it: every count as it is, any crossing,
/// with and without answers that repeat another.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
class ResultPages {

    private static final long MOST_CELLS = 2_000;

    private final Results results;

    ResultPages(Results results) {
        this.results = results;
    }

    /// One item as it was answered.
    public record Answered(Item item, int shownTo, int base, Optional<String> agreeing, Optional<Table> table) {}

    @GetMapping("/results")
    ModelAndView results(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(defaultValue = "with") String repeats) {
        var with = !repeats.equals("without");
        return switch (results.read(actor, id, with).orElseThrow(NotFound::new)) {
            case Results.Read.Sealed(var consultation, var count) ->
                new ModelAndView("consultation/finding/sealed", Map.of("consultation", consultation, "count", count));
            case Results.Read.All all -> {
                var model = new HashMap<String, Object>();
                model.put("consultation", all.consultation());
                model.put("title", all.survey().title().en());
                model.put("responses", all.packed().size());
                model.put("repeated", results.repeated(id));
                model.put("with", with);
                model.put("answered", answered(all));
                model.put(
                        "untallied",
                        all.survey()
                                .items()
                                .filter(each -> all.packed().column(each.id()).isEmpty())
                                .toList());
                model.put("choices", choices(all.survey()));
                model.put("tooMany", tooMany(all, item, by));
                model.put("crossed", crossed(all, item, by).stream().toList());
                model.put("fields", Fields.of(Map.of("item", text(item), "by", text(by)), List.of()));
                yield new ModelAndView("consultation/finding/results", model);
            }
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static List<Answered> answered(Results.Read.All all) {
        var answered = new ArrayList<Answered>();
        for (var item : all.survey().items().toList())
            all.packed().column(item.id()).ifPresent(column -> answered.add(one(all, item, column)));
        return answered;
    }

    private static Answered one(Results.Read.All all, Item item, PackedColumn column) {
        var tally = TallyRules.tally(column);
        return new Answered(
                item,
                all.shownTo(item.id()),
                tally.base(),
                Sentences.ENGLISH.agreeing(item, tally),
                item.tallied() ? Optional.of(Sentences.ENGLISH.inside(item, tally)) : Optional.empty());
    }

    private static List<Choice> choices(Survey survey) {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", "Choose"));
        survey.items()
                .filter(Item::tallied)
                .forEach(item -> choices.add(
                        Choice.of(item.id(), item.id() + " " + item.label().en())));
        return choices;
    }

    /// Two numbers with hundreds of different answers each would make no table that anybody reads.
    private static boolean tooMany(Results.Read.All all, @Nullable String item, @Nullable String by) {
        var rows = column(all, item);
        var columns = column(all, by);
        return rows.isPresent() && columns.isPresent() && TallyRules.cells(columns.get(), rows.get()) > MOST_CELLS;
    }

    private static Optional<Table> crossed(Results.Read.All all, @Nullable String item, @Nullable String by) {
        var rows = column(all, item);
        var columns = column(all, by);
        if (rows.isEmpty() || columns.isEmpty() || tooMany(all, item, by)) return Optional.empty();
        var asked = all.survey().item(text(item)).orElseThrow();
        var group = all.survey().item(text(by)).orElseThrow();
        var tallies = TallyRules.by(columns.get(), rows.get(), null);
        var heads = new ArrayList<Column>();
        heads.add(Column.of("Answer"));
        tallies.keySet().forEach(head -> heads.add(Column.numeric(Sentences.words(group, head))));
        var table = Table.of(
                asked.id()
                        + " "
                        + asked.label().en()
                        + ", by "
                        + group.id()
                        + " "
                        + group.label().en(),
                heads.toArray(new Column[0]));
        for (var value : rows.get().values()) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(Sentences.words(asked, value)));
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
}
