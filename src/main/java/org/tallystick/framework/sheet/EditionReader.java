package org.tallystick.framework.sheet;

import static org.tallystick.framework.sheet.EditionSheets.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Outcome;
import org.tallystick.framework.Principle;
import org.tallystick.framework.Proxy;
import org.tallystick.framework.Theme;
import org.tallystick.framework.Warning;
import org.tallystick.framework.sheet.EditionSheets.Fact;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Column;
import org.tallystick.library.sheet.Columns;
import org.tallystick.shared.Numbers;

/// Reads one sheet into an edition, noting every problem with its cell; one is made only where
/// there is none.
final class EditionReader {

    private final Columns columns;
    private final List<CellProblem> problems;
    private final Map<Fact, Columns.Row> facts = new EnumMap<>(Fact.class);
    private final List<Principle> principles = new ArrayList<>();
    private final Map<String, ThemeRows> themes = new LinkedHashMap<>();
    private final Map<String, Columns.Row> rows = new LinkedHashMap<>();

    private record ThemeRows(String name, String about, List<Outcome> outcomes, List<Measure> measures) {}

    EditionReader(Columns columns) {
        this.columns = columns;
        problems = new ArrayList<>(columns.problems());
    }

    EditionSheets.Reading read() {
        if (problems.isEmpty()) columns.rows().forEach(this::row);
        if (problems.isEmpty() && rows.isEmpty())
            problems.add(new CellProblem(
                    "", "", ROW.heading(), "The file has no row for a framework", "Start from the template", true));
        return problems.isEmpty() ? checked(edition()) : refused();
    }

    private EditionSheets.Reading refused() {
        return new EditionSheets.Reading.Refused(problems, columns.withProblems(problems));
    }

    /// The rules speak of references; each problem goes to the row that has the reference.
    private EditionSheets.Reading checked(Edition edition) {
        for (var problem : EditionRules.check(edition)) {
            var row = rows.get(problem.field());
            problems.add(
                    row == null
                            ? new CellProblem(
                                    "", "", TEXT.heading(), "The rows “Fact” are not complete", problem.message(), true)
                            : row.problem(REFERENCE, "There is a mistake in this row", problem.message()));
        }
        return problems.isEmpty() ? new EditionSheets.Reading.Whole(edition) : refused();
    }

    private void row(Columns.Row row) {
        var reference = row.text(REFERENCE);
        var type = row.text(ROW).toLowerCase(Locale.ROOT);
        if (!type.equals("fact") && rows.putIfAbsent(reference, row) != null) {
            problems.add(row.problem(
                    REFERENCE, "The reference “" + reference + "” is there twice", "Give each row its own"));
            return;
        }
        switch (type) {
            case "fact" -> fact(row);
            case "principle" -> principles.add(new Principle(reference, row.text(TEXT)));
            case "theme" ->
                themes.put(
                        reference, new ThemeRows(row.text(NAME), row.text(TEXT), new ArrayList<>(), new ArrayList<>()));
            case "outcome" -> theme(row).ifPresent(theme -> theme.outcomes.add(new Outcome(reference, row.text(NAME))));
            case "measure" -> theme(row).ifPresent(theme -> measure(row).ifPresent(theme.measures::add));
            default ->
                problems.add(row.problem(
                        ROW,
                        "“" + row.text(ROW) + "” is not a kind of row",
                        "Enter Fact, Principle, Theme, Outcome or Measure"));
        }
    }

    private void fact(Columns.Row row) {
        oneOf(row, NAME, Stream.of(Fact.values()), fact -> fact.words).ifPresent(fact -> {
            if (facts.putIfAbsent(fact, row) != null)
                problems.add(row.problem(NAME, "“" + fact.words + "” is there twice", "Keep one of the two rows"));
        });
        var text = row.text(TEXT);
        if (row.text(NAME).equalsIgnoreCase(Fact.NUMBER.words) && !text.matches("|[0-9]{1,6}"))
            problems.add(row.problem(
                    TEXT, "“" + text + "” is not an edition number", "Enter 1, 2, 3, or nothing for a draft"));
        if (row.text(NAME).equalsIgnoreCase(Fact.SHARED.words) && !text.matches("(?i)yes|no"))
            problems.add(
                    row.problem(TEXT, "The file does not say whether the edition can be shared", "Enter Yes or No"));
    }

    private Optional<ThemeRows> theme(Columns.Row row) {
        var theme = Optional.ofNullable(themes.get(row.text(THEME)));
        if (theme.isEmpty())
            problems.add(row.problem(
                    THEME,
                    "There is no theme “" + row.text(THEME) + "” above this row",
                    "Enter the reference of a theme, and put the theme's own row above"));
        return theme;
    }

    private Optional<Measure> measure(Columns.Row row) {
        int before = problems.size();
        var kind = oneOf(row, KIND, Stream.of(MeasureKind.values()), MeasureKind::words);
        var direction = row.text(DIRECTION).isEmpty()
                ? Optional.of(Direction.NEITHER)
                : oneOf(row, DIRECTION, Stream.of(Direction.values()), Direction::words);
        var warning = warning(row);
        var proxy = proxy(row);
        if (problems.size() > before) return Optional.empty();
        return Optional.of(new Measure(
                row.text(REFERENCE),
                row.text(NAME),
                row.text(OUTCOME),
                kind.orElseThrow(),
                row.text(UNIT),
                direction.orElseThrow(),
                row.text(EVIDENCE),
                row.text(TARGET),
                warning,
                proxy,
                row.text(TEXT),
                row.text(RETIRED)));
    }

    private @Nullable Warning warning(Columns.Row row) {
        if (row.text(WARNING).isEmpty() && row.text(WARNING_WORDS).isEmpty()) return null;
        return oneOf(row, WARNING, Stream.of(Warning.Kind.values()), Warning.Kind::words)
                .map(kind -> new Warning(kind, row.text(WARNING_WORDS)))
                .orElse(null);
    }

    private @Nullable Proxy proxy(Columns.Row row) {
        if (Stream.of(PROXY, PROXY_SOURCE, PROXY_YEAR, PROXY_PLACE, PROXY_LICENCE)
                .allMatch(each -> row.text(each).isEmpty())) return null;
        var value = Numbers.readPositive(row.text(PROXY));
        if (value.isEmpty())
            problems.add(row.problem(
                    PROXY,
                    "“" + row.text(PROXY) + "” is not a sum of money",
                    "Enter the pounds for one unit, like 1,250.50"));
        var year = row.text(PROXY_YEAR);
        if (!year.matches("[0-9]{4}"))
            problems.add(
                    row.problem(PROXY_YEAR, "“" + year + "” is no year", "Enter the year of the prices, like 2024"));
        if (value.isEmpty() || !year.matches("[0-9]{4}")) return null;
        return new Proxy(
                value.orElse(BigDecimal.ZERO),
                row.text(PROXY_SOURCE),
                Integer.parseInt(year),
                row.text(PROXY_PLACE),
                row.text(PROXY_LICENCE));
    }

    private <T> Optional<T> oneOf(Columns.Row row, Column column, Stream<T> choices, Function<T, String> words) {
        var all = choices.toList();
        var text = row.text(column);
        var chosen = all.stream()
                .filter(each -> words.apply(each).equalsIgnoreCase(text))
                .findFirst();
        if (chosen.isEmpty())
            problems.add(row.problem(
                    column,
                    text.isEmpty() ? "The cell is empty" : "“" + text + "” is not one of the choices",
                    "Enter one of: " + all.stream().map(words).collect(Collectors.joining(", "))));
        return chosen;
    }

    private Edition edition() {
        var number = fact(Fact.NUMBER);
        return new Edition(
                fact(Fact.FRAMEWORK),
                fact(Fact.OWNER),
                fact(Fact.PLACE),
                number.isEmpty() ? null : Integer.valueOf(number),
                fact(Fact.TITLE),
                fact(Fact.SOURCE),
                fact(Fact.DATE),
                new Licence(fact(Fact.LICENCE), fact(Fact.SHARED).equalsIgnoreCase("yes")),
                principles,
                themes.entrySet().stream()
                        .map(each -> new Theme(
                                each.getKey(),
                                each.getValue().name,
                                each.getValue().about,
                                each.getValue().outcomes,
                                each.getValue().measures))
                        .toList());
    }

    private String fact(Fact fact) {
        var row = facts.get(fact);
        return row == null ? "" : row.text(TEXT);
    }
}
