package org.tallystick.consultation.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.consultation.finding.FindingDocument.Asked;
import org.tallystick.consultation.finding.FindingDocument.Coded;
import org.tallystick.library.disclosure.PublicTable;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.tally.Tally;
import org.tallystick.platform.page.list.Bars;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;

/// Published counts as people read them: "9 of 10" where few answered, "36% (360 of 1,000)" where
/// many did.
public final class Sentences {

    private Sentences() {}

    /// @param smallBase below this base no percentage is shown
    public static String share(int count, int base, int smallBase) {
        var parts = "%,d of %,d".formatted(count, base);
        if (base == 0 || base < smallBase) return parts;
        var percent = BigDecimal.valueOf(count)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(base), 0, RoundingMode.HALF_UP);
        return percent + "% (" + parts + ")";
    }

    /// How many answered, where that is published.
    public static String base(FindingDocument document, Asked asked) {
        var base = asked.base();
        if (base == null) return "We do not publish how many answered: it was few people, or none.";
        return base == 0 ? "Nobody answered this." : base(base, asked.shownTo(), document.responses());
    }

    /// "10 of 31 answered; 21 did not."; where not everybody was asked, "9 of the 12 who were asked
    /// answered; 3 did not. 19 were not asked."
    public static String base(int base, int shownTo, int responses) {
        var left = base == shownTo ? "" : "; %,d did not".formatted(shownTo - base);
        if (shownTo == responses) return "%,d of %,d answered%s.".formatted(base, responses, left);
        return "%,d of the %,d who were asked answered%s. %,d %s not asked."
                .formatted(base, shownTo, left, responses - shownTo, responses - shownTo == 1 ? "was" : "were");
    }

    /// "Strongly agree or Tend to agree: 9 of 10"; nothing where there is no such half of a scale,
    /// or a part of it is hidden.
    public static Optional<String> agreeing(FindingDocument document, Asked asked) {
        var table = document.table(asked.item());
        if (asked.agreeing().isEmpty() || asked.known() == 0 || table.isEmpty()) return Optional.empty();
        var together = 0;
        for (var answer : asked.agreeing()) {
            var count = table.get().count(answer);
            if (count.isEmpty()) return Optional.empty();
            together += count.get();
        }
        var words = asked.agreeing().stream().map(each -> document.words(asked.item(), each));
        return Optional.of(together(
                words.toList(), together, asked.known(), document.settings().smallBase()));
    }

    private static String together(List<String> answers, int count, int base, int smallBase) {
        return String.join(" or ", answers) + ": " + share(count, base, smallBase);
    }

    /// The same for those who look after the consultation.
    public static Optional<String> agreeing(Item item, Tally tally) {
        var answers = FindingRules.agreeing(item);
        return answers.isEmpty() || tally.base() == 0
                ? Optional.empty()
                : Optional.of(together(
                        answers.stream().map(answer -> words(item, answer)).toList(),
                        answers.stream().mapToInt(tally::count).sum(),
                        tally.base(),
                        Settings.DEFAULT.smallBase()));
    }

    /// Bars for the counts that are shown; empty where there is nothing to take a share of.
    public static List<Bars> bars(FindingDocument document, Asked asked) {
        var table = document.table(asked.item());
        if (table.isEmpty() || asked.known() == 0) return List.of();
        var bars = new ArrayList<Bars.Bar>();
        for (var cell : table.get().cells()) {
            var answer = cell.at().getFirst();
            var count = cell.count();
            if (answer.equals(PublicTable.UNANSWERED) || answer.equals(PublicTable.EVERYBODY)) continue;
            bars.add(new Bars.Bar(
                    document.words(asked.item(), answer),
                    count == null
                            ? FindingDocument.NOT_PUBLISHED
                            : share(count, asked.known(), document.settings().smallBase()),
                    BigDecimal.valueOf(count == null ? 0 : count),
                    BigDecimal.valueOf(asked.known())));
        }
        return List.of(new Bars(asked.label(), "Answer", "How many", bars));
    }

    /// An answer in the survey's words.
    static String words(Item item, String answer) {
        return item.kind().choices().stream()
                .filter(option -> option.id().equals(answer))
                .map(option -> option.label().en())
                .findFirst()
                .orElse(answer);
    }

    /// The answers in Welsh, as the survey's Welsh page had them.
    public static String welsh(Asked asked) {
        return asked.labels().stream()
                .map(label -> label.welsh() == null ? label.words() : label.welsh())
                .collect(java.util.stream.Collectors.joining(" · "));
    }

    /// How many comments bear each code; nothing where none is named.
    public static List<Table> codes(FindingDocument document, Coded coded) {
        if (coded.codes().isEmpty()) return List.of();
        var table = Table.of("What comments are about", Column.of("Code"), Column.numeric("Comments"));
        for (var code : coded.codes())
            table = table.row(
                    Cell.of(code.name()),
                    Cell.numeric(share(
                            code.comments(),
                            coded.comments(),
                            document.settings().smallBase())));
        return List.of(table);
    }

    /// A crossing as a table, with its margins.
    public static Table crossing(FindingDocument document, PublicTable crossing) {
        var item = crossing.items().getFirst();
        var by = crossing.items().get(1);
        var rows = crossing.cells().stream()
                .map(cell -> cell.at().getFirst())
                .distinct()
                .toList();
        var heads = crossing.cells().stream()
                .map(cell -> cell.at().get(1))
                .distinct()
                .toList();
        var columns = new ArrayList<Column>();
        columns.add(Column.of("Answer"));
        heads.forEach(head -> columns.add(Column.numeric(document.words(by, head))));
        var table = Table.of(
                document.asked(item).map(Asked::label).orElse(item)
                        + ", by: "
                        + document.asked(by).map(Asked::label).orElse(by),
                columns.toArray(new Column[0]));
        for (var row : rows) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(document.words(item, row)));
            for (var head : heads)
                cells.add(Cell.numeric(
                        FindingDocument.shown(crossing.count(row, head).orElse(null))));
            table = table.row(cells.toArray(new Cell[0]));
        }
        return table;
    }

    /// A tally as those see it who look after the consultation: nothing is hidden.
    static Table inside(Item item, Tally tally) {
        var table = Table.of("Answers to " + item.id(), Column.of("Answer"), Column.numeric("How many"));
        for (var line : tally.lines())
            table = table.row(
                    Cell.of(words(item, line.answer())),
                    Cell.numeric(share(line.count(), tally.base(), Settings.DEFAULT.smallBase())));
        return table;
    }
}
