package org.tallystick.framework.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionDocument;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Editions;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Packs;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;

class EditionSheetsTest {

    Gen<Edition> editions() {
        return Editions.generated();
    }

    @Property(tries = 100)
    void anExportedFileReadsAsTheSameEditionInEveryFormat(@ForAll("editions") Edition edition) {
        assertThat(EditionRules.check(edition)).isEmpty();
        for (var format : Format.values())
            assertThat(EditionDocument.write(again(format, edition)))
                    .as(format.name())
                    .isEqualTo(EditionDocument.write(edition));
    }

    @Test
    void thePacksComeBackFromEveryFormat() {
        for (var edition : Packs.frameworks())
            for (var format : Format.values())
                assertThat(again(format, edition)).isEqualTo(edition);
    }

    private static Edition again(Format format, Edition edition) {
        var bytes = Sheets.write(format, EditionSheets.export(edition));
        var sheets = switch (Sheets.read(bytes, "framework." + format.extension())) {
            case Checked.Valid<List<Sheet>>(var read) -> read;
            case Checked.Invalid<List<Sheet>>(var problems) -> throw new AssertionError(format + ": " + problems);
        };
        return switch (EditionSheets.read(sheets)) {
            case EditionSheets.Reading.Whole(var read) -> read;
            case EditionSheets.Reading.Refused(var problems, var _) -> throw new AssertionError(problems.toString());
        };
    }

    @Test
    void everyWrongCellIsNamedWithItsRemedy() {
        var problems = problems(List.of(
                List.of("Theme", "T1", "", "", "Economic", "", "", ""),
                List.of("Measure", "M1", "T9", "", "Jobs", "", "Count", "jobs"),
                List.of("Measure", "M2", "T1", "", "Jobs", "", "Pieces", "jobs"),
                List.of("Mesure", "M3", "T1", "", "Jobs", "", "Count", "jobs")));
        assertThat(problems).extracting(CellProblem::cell).containsExactly("C3", "G4", "A5");
        assertThat(problems.get(1).asProblem().message())
                .isEqualTo(
                        "G4: “Pieces” is not one of the choices. Enter one of: Count, Pounds, Share, Narrative, Yes or no");
        assertThat(problems).allMatch(CellProblem::mustFix);
    }

    @Test
    void whatTheRulesFindIsNamedByCellToo() {
        var edition = Editions.of(Editions.measure("M1", "Local spend", MeasureKind.SHARE, "pounds", null));
        if (!(EditionSheets.read(EditionSheets.export(edition))
                instanceof EditionSheets.Reading.Refused(var found, var marked))) throw new AssertionError("taken");
        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.cell()).isEqualTo("B13");
            assertThat(problem.remedy()).startsWith("Write the unit of a share as its part and its whole");
        });
        assertThat(marked.at(12, EditionSheets.COLUMNS.size()).text()).contains("part and its whole");
    }

    @Test
    void aFileOfSomethingElseSaysWhichColumnsAreMissing() {
        var found = refused(List.of(Sheet.ofText("Spend", List.of(List.of("Date", "Supplier", "Amount")))));
        assertThat(found).extracting(CellProblem::message).contains("There is no column “Reference”");
        assertThat(refused(List.of())).isNotEmpty();
    }

    @Test
    void columnsMayBeShuffledAndTheSheetNeedNotBeTheFirst() {
        var edition = Packs.frameworks().getFirst();
        var rows = EditionSheets.export(edition).getFirst().rows();
        var shuffled = new ArrayList<List<Cell>>();
        for (var row : rows) {
            var cells = new ArrayList<>(row);
            while (cells.size() < EditionSheets.COLUMNS.size()) cells.add(Cell.EMPTY);
            shuffled.add(cells.reversed());
        }
        var sheets = List.of(Sheet.ofText("Read me", List.of(List.of("How to"))), new Sheet("Data", shuffled));
        assertThat(EditionSheets.read(sheets)).isEqualTo(new EditionSheets.Reading.Whole(edition));
    }

    private static List<CellProblem> problems(List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(List.of("Row", "Reference", "Theme", "Outcome", "Name", "Text", "Kind", "Unit"));
        all.addAll(rows);
        return refused(List.of(Sheet.ofText("Framework", all)));
    }

    private static List<CellProblem> refused(List<Sheet> sheets) {
        return switch (EditionSheets.read(sheets)) {
            case EditionSheets.Reading.Whole(var read) -> throw new AssertionError("taken: " + read);
            case EditionSheets.Reading.Refused(var found, var _) -> found;
        };
    }
}
