package org.tallystick.spending.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Select;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.Narrowing;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.publisher.Definition;

/// What a page about spending can be narrowed to, as fields of a form that is sent in the address.
record Filters(List<Select> selects) {

    private static final int MOST = 60;

    public Filters {
        selects = List.copyOf(selects);
    }

    static Filters of(
            ShareFilter wanted,
            List<Definition> definitions,
            ResultTable quarters,
            ResultTable departments,
            ResultTable categories,
            ResultTable deprivation) {
        var typed = wanted.typed();
        var selects = new ArrayList<Select>();
        selects.add(Select.of(
                        "local",
                        "What counts as local",
                        Choice.each(definitions, each -> each.id().toString(), Definition::name))
                .value(typed.get("local")));
        selects.add(Select.of("quarter", "Quarter", all("All quarters", quarters(quarters)))
                .value(typed.get("quarter")));
        selects.add(Select.of(
                        Narrowing.DEPARTMENT.key(),
                        "Department",
                        all("All departments", values(departments, "department", typed)))
                .value(typed.get(Narrowing.DEPARTMENT.key())));
        selects.add(Select.of(
                        Narrowing.CATEGORY.key(),
                        "Category",
                        all("All categories", values(categories, "category", typed)))
                .value(typed.get(Narrowing.CATEGORY.key())));
        selects.add(Select.of(
                        Narrowing.SIZE.key(),
                        "Size of supplier",
                        all(
                                "All sizes",
                                Choice.each(
                                        List.of("micro", "small", "medium", "large", "sme", "unknown"),
                                        each -> each,
                                        ShareWords::size)))
                .value(typed.get(Narrowing.SIZE.key())));
        selects.add(Select.of(
                        Narrowing.SECTOR.key(),
                        "Kind of supplier",
                        all(
                                "All kinds",
                                Choice.each(List.of("vcse", "other", "unknown"), each -> each, ShareWords::sector)))
                .value(typed.get(Narrowing.SECTOR.key())));
        selects.add(Select.of(
                        Narrowing.SIGNATORY.key(),
                        "Charter",
                        all(
                                "Whether signed or not",
                                Choice.each(List.of("yes", "no", "unknown"), each -> each, ShareWords::signatory)))
                .value(typed.get(Narrowing.SIGNATORY.key())));
        selects.add(Select.of(
                        Narrowing.DEPRIVATION.key(),
                        "Deprivation of the supplier’s area",
                        all(
                                "All areas",
                                values(deprivation, "deprivation", typed).stream()
                                        .map(each -> Choice.of(each.value(), ShareWords.deprivation(each.value())))
                                        .toList()))
                .value(typed.get(Narrowing.DEPRIVATION.key())));
        return new Filters(selects);
    }

    /// With the choice of what the rows are by, first.
    Filters by(Breakdown by) {
        var more = new ArrayList<Select>();
        more.add(Select.of(
                        "by",
                        "A row for each",
                        Choice.each(
                                Arrays.stream(Breakdown.values())
                                        .filter(each -> each != Breakdown.ALL)
                                        .toList(),
                                Breakdown::key,
                                ShareTables::head))
                .value(by.key()));
        more.addAll(selects);
        return new Filters(more);
    }

    private static List<Choice> all(String words, List<Choice> each) {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", words));
        choices.addAll(each);
        return choices;
    }

    private static List<Choice> quarters(ResultTable answer) {
        return answer.rows().stream()
                .map(row -> Quarter.of(LocalDate.parse(answer.value(row, "quarter"))))
                .map(quarter -> Choice.of(quarter.toString(), quarter.inWords()))
                .toList();
    }

    /// The values with the most money, and the one that is asked for, whatever was paid for it.
    private static List<Choice> values(ResultTable answer, String column, Map<String, String> typed) {
        var first = answer.rows().stream()
                .map(row -> answer.value(row, column))
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(MOST);
        return Stream.concat(first, Stream.ofNullable(typed.get(column)))
                .distinct()
                .map(value -> Choice.of(value, value))
                .toList();
    }
}
