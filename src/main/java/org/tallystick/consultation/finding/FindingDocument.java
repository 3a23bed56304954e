package org.tallystick.consultation.finding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.disclosure.PublicTable;

/// What is published of one consultation, as it is read by the page, the downloads and programs.
///
/// @param welshTitle none where the survey has no Welsh
/// @param closed the last day on which people could answer, as ISO text
/// @param responses how many there were
/// @param tables everything that is counted: one for each item, then the crossings
/// @param withdrawn what cannot be shown without giving away what must be hidden
/// @param settings how it is shown
/// @param comments what people said in their own words, by question, as it was coded
public record FindingDocument(
        String consultation,
        String title,
        @Nullable String welshTitle,
        String closed,
        int responses,
        List<Asked> asked,
        List<PublicTable> tables,
        List<Withdrawn> withdrawn,
        Settings settings,
        List<Coded> comments,
        Said said) {

    public FindingDocument {
        asked = List.copyOf(asked);
        tables = List.copyOf(tables);
        withdrawn = List.copyOf(withdrawn);
        comments = List.copyOf(comments);
    }

    /// One item of the survey.
    ///
    /// @param question the words of the question that a statement belongs to
    /// @param welsh the item's words in Welsh; none where the survey has none
    /// @param labels the words of each answer by its id, in the survey's order; none for words
    /// @param shownTo how many were asked it
    /// @param base how many answered it; none where so few did that it is not published
    /// @param counted whether there is a table of it
    /// @param agreeing the answers that mean agreement by their names on a statement's scale; none
    ///   for anything else
    public record Asked(
            String item,
            String question,
            String label,
            @Nullable String welsh,
            List<Label> labels,
            int shownTo,
            @Nullable Integer base,
            boolean counted,
            List<String> agreeing) {
        public Asked {
            labels = List.copyOf(labels);
            agreeing = List.copyOf(agreeing);
        }

        private Asked inWelsh() {
            return new Asked(
                    item,
                    question,
                    welshOr(welsh, label),
                    welsh,
                    labels.stream()
                            .map(each -> new Label(each.answer(), welshOr(each.welsh(), each.words()), each.welsh()))
                            .toList(),
                    shownTo,
                    base,
                    counted,
                    agreeing);
        }

        /// How many answered it, as far as it is published.
        int known() {
            return base == null ? 0 : base;
        }
    }

    /// @param welsh none where the survey has none
    public record Label(
            String answer, String words, @Nullable String welsh) {}

    /// A table, or all that concerns an item, that is left out.
    ///
    /// @param name in the survey's words
    public record Withdrawn(
            List<String> items,
            String name,
            String because,
            @Nullable String welshName,
            @Nullable String welshBecause) {
        public Withdrawn {
            items = List.copyOf(items);
        }

        private Withdrawn inWelsh() {
            return new Withdrawn(
                    items, welshOr(welshName, name), welshOr(welshBecause, because), welshName, welshBecause);
        }
    }

    /// The comments on one question.
    ///
    /// @param comments how many there are; where they are too few to say, how many are quoted
    /// @param hidden how many codes were given to too few comments to be named
    /// @param quotes whole comments whose writers allow it, without what was blacked out
    public record Coded(String item, int comments, List<Code> codes, int hidden, List<String> quotes) {
        public Coded {
            codes = List.copyOf(codes);
            quotes = List.copyOf(quotes);
        }

        private Coded quoting(List<String> others) {
            return new Coded(item, comments, codes, hidden, others);
        }
    }

    /// @param comments how many bear it
    public record Code(String name, int comments) {}

    /// What people wrote about the figures.
    ///
    /// @param meaning a sentence for each item that has one
    /// @param heard "you said"
    /// @param done "we did"; empty until something is
    /// @param welsh the same in Welsh; null where the consultation is in English alone
    public record Said(
            String summary,
            Map<String, String> meaning,
            String heard,
            String done,
            @Nullable Said welsh) {
        public Said {
            meaning = Map.copyOf(meaning);
        }

        public Said(String summary, Map<String, String> meaning, String heard, String done) {
            this(summary, meaning, heard, done, null);
        }

        /// Sentences about these items alone: one about an item without a table stands on no page,
        /// and must not stand in the data either.
        Said only(Collection<String> items) {
            var kept = new HashMap<>(meaning);
            kept.keySet().retainAll(items);
            return new Said(summary, kept, heard, done, welsh == null ? null : welsh.only(items));
        }
    }

    /// What stands for a count that is hidden, wherever it is read.
    public static final String NOT_PUBLISHED = "not published";

    public Optional<Asked> asked(String item) {
        return asked.stream().filter(each -> each.item().equals(item)).findFirst();
    }

    public Optional<PublicTable> table(String item) {
        return tables.stream()
                .filter(each -> each.items().equals(List.of(item)))
                .findFirst();
    }

    public List<PublicTable> crossings() {
        return tables.stream().filter(each -> each.items().size() > 1).toList();
    }

    public Optional<Coded> comments(String item) {
        return comments.stream().filter(each -> each.item().equals(item)).findFirst();
    }

    /// How much of the tables is hidden.
    ///
    /// @param cells of all tables, with their margins
    public record Hiding(int tables, int withdrawn, int cells, int hidden) {}

    Hiding hiding() {
        var cells = tables.stream().flatMap(table -> table.cells().stream()).toList();
        var hidden = cells.stream().filter(cell -> cell.count() == null).count();
        return new Hiding(tables.size(), withdrawn.size(), cells.size(), (int) hidden);
    }

    /// The same tables and counts of codes, with other words beside them.
    ///
    /// @param now the comments as they may be read now: of these the quotes alone are taken
    FindingDocument saying(Said other, List<Coded> now) {
        return new FindingDocument(
                consultation,
                title,
                welshTitle,
                closed,
                responses,
                asked,
                tables,
                withdrawn,
                settings,
                asked.stream()
                        .flatMap(each -> quoting(each.item(), now).stream())
                        .toList(),
                other.only(
                        asked.stream().filter(Asked::counted).map(Asked::item).toList()));
    }

    private Optional<Coded> quoting(String item, List<Coded> now) {
        var fresh = now.stream().filter(each -> each.item().equals(item)).findFirst();
        var quotes = fresh.map(Coded::quotes).orElse(List.of());
        var before = comments(item);
        if (before.isPresent()) return before.map(each -> each.quoting(quotes));
        return quotes.isEmpty()
                ? Optional.empty()
                : fresh.map(each -> new Coded(item, each.comments(), List.of(), 0, quotes));
    }

    private static String welshOr(@Nullable String welsh, String english) {
        return welsh == null ? english : welsh;
    }

    /// Whether all of it that people read can be read in Welsh.
    public boolean welsh() {
        return welshTitle != null;
    }

    /// The same with Welsh words wherever there are any.
    public FindingDocument inWelsh() {
        return new FindingDocument(
                consultation,
                welshOr(welshTitle, title),
                welshTitle,
                closed,
                responses,
                asked.stream().map(Asked::inWelsh).toList(),
                tables,
                withdrawn.stream().map(Withdrawn::inWelsh).toList(),
                settings,
                comments,
                said.welsh() == null ? said : said.welsh());
    }
}
