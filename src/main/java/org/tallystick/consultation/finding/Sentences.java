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
import org.tallystick.shared.Messages;

/// Published counts as people read them: "9 of 10" where few answered, "36% (360 of 1,000)" where
/// many did. What a document says in its own words is as the document has it.
public enum Sentences {
    ENGLISH,
    WELSH;

    public static Sentences in(boolean welsh) {
        return welsh ? WELSH : ENGLISH;
    }

    private String say(String message, Object... about) {
        return Messages.in(this == WELSH, "findings." + message, about);
    }

    /// @param smallBase below this base no percentage is shown
    public String share(int count, int base, int smallBase) {
        var parts = say("share", "count", "%,d".formatted(count), "base", "%,d".formatted(base));
        if (base == 0 || base < smallBase) return parts;
        var percent = BigDecimal.valueOf(count)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(base), 0, RoundingMode.HALF_UP);
        return say("percent", "percent", percent, "share", parts);
    }

    /// How many answered, where that is published.
    public String base(FindingDocument document, Asked asked) {
        var base = asked.base();
        if (base == null) return say("base-hidden");
        return base == 0 ? say("base-none") : base(base, asked.shownTo(), document.responses());
    }

    /// "10 of 31 answered; 21 did not."; where not everybody was asked, "9 of the 12 who were asked
    /// answered; 3 did not. 19 were not asked."
    public String base(int base, int shownTo, int responses) {
        var everybody = shownTo == responses;
        var message = (everybody
                ? base == shownTo ? "base-all" : "base-most"
                : base == shownTo ? "base-asked" : "base-asked-most");
        return say(
                message,
                "base",
                "%,d".formatted(base),
                "asked",
                "%,d".formatted(shownTo),
                "responses",
                "%,d".formatted(responses),
                "left",
                "%,d".formatted(shownTo - base),
                "others",
                Messages.count(this == WELSH, "findings.not-asked", responses - shownTo));
    }

    /// "Strongly agree or Tend to agree: 9 of 10"; nothing where there is no such half of a scale,
    /// or a part of it is hidden.
    public Optional<String> agreeing(FindingDocument document, Asked asked) {
        var table = document.table(asked.item());
        if (asked.agreeing().isEmpty() || asked.known() == 0 || table.isEmpty()) return Optional.empty();
        var together = 0;
        for (var answer : asked.agreeing()) {
            var count = table.get().count(answer);
            if (count.isEmpty()) return Optional.empty();
            together += count.get();
        }
        var words = asked.agreeing().stream().map(each -> words(document, asked.item(), each));
        return Optional.of(together(
                words.toList(), together, asked.known(), document.settings().smallBase()));
    }

    private String together(List<String> answers, int count, int base, int smallBase) {
        return say("together", "answers", String.join(say("or"), answers), "share", share(count, base, smallBase));
    }

    /// The same for those who look after the consultation.
    Optional<String> agreeing(Item item, Tally tally) {
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
    List<Bars> bars(FindingDocument document, Asked asked) {
        var table = document.table(asked.item());
        if (table.isEmpty() || asked.known() == 0) return List.of();
        var bars = new ArrayList<Bars.Bar>();
        for (var cell : table.get().cells()) {
            var answer = cell.at().getFirst();
            var count = cell.count();
            if (answer.equals(PublicTable.UNANSWERED) || answer.equals(PublicTable.EVERYBODY)) continue;
            bars.add(new Bars.Bar(
                    words(document, asked.item(), answer),
                    count == null
                            ? say("not-published")
                            : share(count, asked.known(), document.settings().smallBase()),
                    BigDecimal.valueOf(count == null ? 0 : count),
                    BigDecimal.valueOf(asked.known())));
        }
        return List.of(new Bars(asked.label(), say("answer"), say("how-many"), bars));
    }

    /// The words for an answer, as the document has them.
    private String words(FindingDocument document, String item, String answer) {
        if (answer.equals(PublicTable.UNANSWERED)) return say("no-answer");
        if (answer.equals(PublicTable.EVERYBODY)) return say("all");
        return document.asked(item).stream()
                .flatMap(each -> each.labels().stream())
                .filter(label -> label.answer().equals(answer))
                .map(FindingDocument.Label::words)
                .findFirst()
                .orElse(answer);
    }

    /// An answer in the survey's words.
    static String words(Item item, String answer) {
        return item.kind().choices().stream()
                .filter(option -> option.id().equals(answer))
                .map(option -> option.label().en())
                .findFirst()
                .orElse(answer);
    }

    /// How many comments bear each code; nothing where none is named.
    List<Table> codes(FindingDocument document, Coded coded) {
        if (coded.codes().isEmpty()) return List.of();
        var table = Table.of(say("codes"), Column.of(say("code")), Column.numeric(say("comments")));
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
    Table crossing(FindingDocument document, PublicTable crossing) {
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
        columns.add(Column.of(say("answer")));
        heads.forEach(head -> columns.add(Column.numeric(words(document, by, head))));
        var caption = say("by", "item", label(document, item), "other", label(document, by));
        var table = Table.of(caption, columns.toArray(new Column[0]));
        for (var row : rows) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(words(document, item, row)));
            for (var head : heads)
                cells.add(Cell.numeric(
                        crossing.count(row, head).map("%,d"::formatted).orElse(say("not-published"))));
            table = table.row(cells.toArray(new Cell[0]));
        }
        return table;
    }

    private static String label(FindingDocument document, String item) {
        return document.asked(item).map(Asked::label).orElse(item);
    }

    /// A tally as those see it who look after the consultation: nothing is hidden.
    Table inside(Item item, Tally tally) {
        var table = Table.of("Answers to " + item.id(), Column.of(say("answer")), Column.numeric(say("how-many")));
        for (var line : tally.lines())
            table = table.row(
                    Cell.of(words(item, line.answer())),
                    Cell.numeric(share(line.count(), tally.base(), Settings.DEFAULT.smallBase())));
        return table;
    }
}
