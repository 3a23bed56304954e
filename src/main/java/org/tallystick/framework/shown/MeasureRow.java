package org.tallystick.framework.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Outcome;
import org.tallystick.framework.Theme;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Sheet;

/// One measure as the list's twins state it.
///
/// @param edition the id that commitments and figures name
/// @param page its address on this site
record MeasureRow(
        String framework,
        String place,
        UUID edition,
        int editionNumber,
        String theme,
        @Nullable String outcome,
        String reference,
        String name,
        String kind,
        String unit,
        String direction,
        String evidenceExpected,
        @Nullable String target,
        @Nullable String warning,
        @Nullable String warningText,
        @Nullable String retiredBecause,
        String page) {

    private static final List<String> HEADINGS = List.of(
            "Framework",
            "Place",
            "Edition",
            "Edition number",
            "Theme",
            "Outcome",
            "Reference",
            "Name",
            "Kind",
            "Unit",
            "Direction",
            "Evidence expected",
            "Target",
            "Warning",
            "Warning text",
            "Retired because",
            "Page");

    static List<MeasureRow> of(List<Shelf> shelves) {
        var rows = new ArrayList<MeasureRow>();
        for (var shelf : shelves)
            for (var section : shelf.sections())
                for (var group : section.groups())
                    for (var measure : group.measures())
                        rows.add(row(shelf, section.theme(), group.outcome(), measure));
        return rows;
    }

    private static MeasureRow row(Shelf shelf, Theme theme, @Nullable Outcome outcome, Measure measure) {
        var edition = shelf.edition();
        var warning = measure.warning();
        return new MeasureRow(
                edition.document().framework(),
                edition.document().place(),
                edition.id(),
                edition.number(),
                theme.name(),
                outcome == null ? null : outcome.name(),
                measure.reference(),
                measure.name(),
                measure.kind().words(),
                measure.unit(),
                measure.direction().words(),
                measure.evidenceExpected(),
                measure.target(),
                warning == null ? null : warning.kind().words(),
                warning == null ? null : warning.words(),
                measure.retired(),
                shelf.href(measure));
    }

    static Sheet sheet(List<MeasureRow> rows) {
        var lines = new ArrayList<List<Cell>>();
        lines.add(HEADINGS.stream().map(Cell::text).toList());
        for (var row : rows) lines.add(row.cells());
        return new Sheet("Measures", lines);
    }

    private List<Cell> cells() {
        return java.util.stream.Stream.of(
                        framework,
                        place,
                        edition.toString(),
                        Integer.toString(editionNumber),
                        theme,
                        outcome,
                        reference,
                        name,
                        kind,
                        unit,
                        direction,
                        evidenceExpected,
                        target,
                        warning,
                        warningText,
                        retiredBecause,
                        page)
                .map(text -> Cell.text(Objects.requireNonNullElse(text, "")))
                .toList();
    }
}
