package org.tallystick.framework.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Theme;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Column;
import org.tallystick.library.sheet.Columns;
import org.tallystick.library.sheet.Sheet;

/// An edition as one flat sheet that XLSX, ODS and CSV all hold: a row for each fact about it,
/// principle, theme, outcome and measure. An exported sheet reads back as the same edition.
public final class EditionSheets {

    static final Column ROW = Column.required("Row", "Row type", "Type");
    static final Column REFERENCE = Column.required("Reference", "Ref", "ID");
    static final Column THEME = Column.required("Theme", "Theme reference");
    static final Column OUTCOME = Column.optional("Outcome", "Outcome reference");
    static final Column NAME = Column.required("Name", "Measure", "Title");
    static final Column TEXT = Column.required("Text", "Guidance", "About", "Description");
    static final Column KIND = Column.required("Kind", "Measured in");
    static final Column UNIT = Column.required("Unit", "Units", "Unit of measure");
    static final Column DIRECTION = Column.optional("Direction", "Which way is better");
    static final Column EVIDENCE = Column.optional("Evidence expected", "Evidence", "Evidence required");
    static final Column TARGET = Column.optional("Target", "Target template");
    static final Column WARNING = Column.optional("Warning");
    static final Column WARNING_WORDS = Column.optional("Warning text", "Warning words");
    static final Column PROXY = Column.optional("£ value", "Proxy", "Proxy value", "Financial proxy");
    static final Column PROXY_SOURCE = Column.optional("£ value source", "Proxy source");
    static final Column PROXY_YEAR = Column.optional("£ value price year", "Price year");
    static final Column PROXY_PLACE = Column.optional("£ value place", "Proxy place");
    static final Column PROXY_LICENCE = Column.optional("£ value licence", "Proxy licence");
    static final Column RETIRED = Column.optional("Retired because", "Retired", "Reason for retiring");

    static final List<Column> COLUMNS = List.of(
            ROW,
            REFERENCE,
            THEME,
            OUTCOME,
            NAME,
            TEXT,
            KIND,
            UNIT,
            DIRECTION,
            EVIDENCE,
            TARGET,
            WARNING,
            WARNING_WORDS,
            PROXY,
            PROXY_SOURCE,
            PROXY_YEAR,
            PROXY_PLACE,
            PROXY_LICENCE,
            RETIRED);

    /// The facts about an edition, in their order.
    enum Fact {
        FRAMEWORK("Framework"),
        OWNER("Owner"),
        PLACE("Place"),
        NUMBER("Edition number"),
        TITLE("Edition title"),
        SOURCE("Source"),
        DATE("Date of the source"),
        LICENCE("Licence"),
        SHARED("May be shared");

        final String words;

        Fact(String words) {
            this.words = words;
        }
    }

    private EditionSheets() {}

    /// What a sheet holds.
    public sealed interface Reading {

        record Whole(Edition edition) implements Reading {}

        /// @param marked the same sheet with a column of problems
        record Refused(List<CellProblem> problems, Sheet marked) implements Reading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// One sheet, which every format can hold.
    public static List<Sheet> export(Edition edition) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(COLUMNS.stream().map(column -> Cell.text(column.heading())).toList());
        for (var fact : Fact.values()) rows.add(row("Fact", "", "", "", fact.words, fact(edition, fact)));
        for (var principle : edition.principles())
            rows.add(row("Principle", principle.reference(), "", "", "", principle.words()));
        for (var theme : edition.themes()) theme(theme, rows);
        return List.of(new Sheet("Framework", rows));
    }

    /// The edition in the first sheet that has any of the columns, or every problem with its cell.
    public static Reading read(List<Sheet> sheets) {
        return new EditionReader(columns(sheets)).read();
    }

    /// The columns of the sheet that is read.
    static Columns columns(List<Sheet> sheets) {
        return sheets.stream()
                .map(sheet -> Columns.match(sheet, COLUMNS))
                .filter(each -> each.problems().stream()
                        .noneMatch(problem -> problem.cell().isEmpty()))
                .findFirst()
                .orElseGet(() -> Columns.match(
                        sheets.isEmpty() ? new Sheet("Framework", List.of()) : sheets.getFirst(), COLUMNS));
    }

    private static String fact(Edition edition, Fact fact) {
        return switch (fact) {
            case FRAMEWORK -> edition.framework();
            case OWNER -> edition.owner();
            case PLACE -> edition.place();
            case NUMBER -> edition.number() == null ? "" : edition.number().toString();
            case TITLE -> edition.title();
            case SOURCE -> edition.source();
            case DATE -> edition.date();
            case LICENCE -> edition.licence().name();
            case SHARED -> edition.licence().mayBeShared() ? "Yes" : "No";
        };
    }

    private static void theme(Theme theme, List<List<Cell>> rows) {
        rows.add(row("Theme", theme.reference(), "", "", theme.name(), theme.about()));
        for (var outcome : theme.outcomes())
            rows.add(row("Outcome", outcome.reference(), theme.reference(), "", outcome.name(), ""));
        for (var measure : theme.measures()) rows.add(measure(theme, measure));
    }

    private static List<Cell> measure(Theme theme, Measure measure) {
        var cells = row(
                "Measure",
                measure.reference(),
                theme.reference(),
                said(measure.outcome()),
                measure.name(),
                measure.guidance(),
                measure.kind().words(),
                measure.unit(),
                measure.direction().words(),
                measure.evidenceExpected(),
                said(measure.target()));
        var warning = measure.warning();
        cells.add(Cell.text(warning == null ? "" : warning.kind().words()));
        cells.add(Cell.text(warning == null ? "" : warning.words()));
        var proxy = measure.proxy();
        cells.add(proxy == null ? Cell.EMPTY : Cell.number(proxy.value()));
        cells.add(Cell.text(proxy == null ? "" : proxy.source()));
        cells.add(Cell.text(proxy == null ? "" : Integer.toString(proxy.priceYear())));
        cells.add(Cell.text(proxy == null ? "" : proxy.place()));
        cells.add(Cell.text(proxy == null ? "" : proxy.licence()));
        cells.add(Cell.text(said(measure.retired())));
        return cells;
    }

    private static List<Cell> row(String... texts) {
        var cells = new ArrayList<Cell>();
        for (var text : texts) cells.add(Cell.text(text));
        return cells;
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
