package org.tallystick.library.spendfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tallystick.shared.VatBasis;

/// Which column of a file means what: the words of the headings are weighed and the cells below
/// them asked, and every answer has its reason.
///
/// @param columns the column of each field
/// @param guesses the same with their reasons
/// @param notes what to look at before the file is used
record Guessing(Map<Field, Integer> columns, List<Guess> guesses, List<String> notes) {

    static final Guessing NOTHING = new Guessing(Map.of(), List.of(), List.of());

    private static final int WORDS = 1_000;
    private static final int CELLS = 2_000;

    /// @param rank the lower, the more telling
    private record Candidate(int column, String heading, int rank, Guess.Sureness sureness, String reason) {}

    /// @param row what may be a row of headings
    /// @param below what stands below each of them
    static Guessing of(List<String> row, List<Below> below) {
        var columns = new EnumMap<Field, Integer>(Field.class);
        var guesses = new ArrayList<Guess>();
        var notes = new ArrayList<String>();
        for (var field : Field.values())
            switch (field) {
                case AMOUNT -> amount(row, below, columns, guesses, notes);
                case CREDIT, INVOICE_DATE -> {}
                default -> best(candidates(field, row, below)).ifPresent(found -> take(field, found, columns, guesses));
            }
        dates(row, below, columns, guesses, notes);
        twins(row, columns, notes);
        return new Guessing(columns, List.copyOf(guesses), List.copyOf(notes));
    }

    /// How sure it is that these columns come from a row of headings; 0 where it is none.
    int score() {
        if (!columns.containsKey(Field.AMOUNT)) return 0;
        int more = 0;
        if (columns.containsKey(Field.DATE)) more += 100;
        if (columns.containsKey(Field.SUPPLIER)) more += 100;
        return more == 0 ? 0 : more + columns.size();
    }

    /// A date, somebody who is paid and an amount: no row further down can say more.
    boolean isWhole() {
        return score() > 200;
    }

    private static Optional<Candidate> best(List<Candidate> candidates) {
        return candidates.stream().min(Comparator.comparingInt(Candidate::rank));
    }

    private static void take(Field field, Candidate found, Map<Field, Integer> columns, List<Guess> guesses) {
        columns.put(field, found.column());
        guesses.add(new Guess(field.key(), found.heading(), found.sureness(), found.reason()));
    }

    private static List<Candidate> candidates(Field field, List<String> row, List<Below> below) {
        var candidates = new ArrayList<Candidate>();
        for (int column = 0; column < row.size(); column++) {
            var heading = row.get(column).strip();
            var known = Headings.known(heading);
            boolean byWords = known.isEmpty() && Headings.byWords(heading) == field;
            if (known.filter(each -> each.field() == field).isEmpty() && !byWords) continue;
            var cells = below.get(column);
            boolean fits = fits(field, cells);
            if (field == Field.DATE && cells.holdsNoDay()) continue;
            int rank = known.map(Headings.Known::rank).orElse(WORDS) + (fits ? 0 : CELLS);
            candidates.add(new Candidate(
                    column,
                    heading,
                    rank,
                    !fits ? Guess.Sureness.UNSURE : byWords ? Guess.Sureness.LIKELY : Guess.Sureness.SURE,
                    reason(field, heading, byWords, fits, cells)));
        }
        return candidates;
    }

    private static boolean fits(Field field, Below cells) {
        return switch (field) {
            case DATE -> cells.isDays();
            case SUPPLIER -> cells.isNames();
            default -> true;
        };
    }

    private static String reason(Field field, String heading, boolean byWords, boolean fits, Below cells) {
        var said = byWords
                ? "the words of “%s” say so".formatted(heading)
                : "many files use the heading “%s” for it".formatted(heading);
        var kind = switch (field) {
            case DATE -> "days";
            case SUPPLIER -> "names";
            case AMOUNT -> "amounts of money";
            default -> "";
        };
        if (kind.isEmpty() || cells.filled() == 0) return said;
        return fits
                ? said + ", and its cells are " + kind
                : said + ", but most of its cells are no " + kind + " (“" + cells.first() + "”)";
    }

    private static void amount(
            List<String> row, List<Below> below, Map<Field, Integer> columns, List<Guess> guesses, List<String> notes) {
        var candidates = new ArrayList<Candidate>();
        for (int column = 0; column < row.size(); column++) {
            var heading = row.get(column).strip();
            var words = Headings.words(heading);
            var known = Headings.known(heading).filter(each -> each.field() == Field.AMOUNT);
            var said = AmountWords.said(words);
            var cells = below.get(column);
            boolean fits = cells.isMoney();
            if (heading.isEmpty() || isValue(heading) || AmountWords.paidBack(words)) continue;
            if (known.isEmpty() && (said.isEmpty() || !fits)) continue;
            if (Headings.known(heading).isPresent() && known.isEmpty()) continue;
            int order = said.map(AmountWords.Said::order).orElse(1);
            int points = said.map(AmountWords.Said::points).orElse(0);
            candidates.add(new Candidate(
                    column,
                    heading,
                    (fits ? 0 : 10 * CELLS)
                            + (2 - order) * CELLS
                            + known.map(Headings.Known::rank).orElse(WORDS + 500 - points),
                    !fits ? Guess.Sureness.UNSURE : known.isPresent() ? Guess.Sureness.SURE : Guess.Sureness.LIKELY,
                    reason(Field.AMOUNT, heading, known.isEmpty(), fits, cells)));
        }
        var found = best(candidates).or(() -> byCells(row, below));
        if (found.isEmpty()) return;
        var others = candidates.stream()
                .filter(each -> each.column() != found.get().column())
                .filter(each -> below.get(each.column()).isMoney())
                .filter(each -> !Headings.plain(each.heading())
                        .equals(Headings.plain(found.get().heading())))
                .map(each -> "“" + each.heading() + "”")
                .distinct()
                .collect(Collectors.joining(", "));
        take(Field.AMOUNT, found.get(), columns, guesses);
        if (!others.isEmpty())
            notes.add("“%s”%s was taken for the amount, and not %s"
                    .formatted(found.get().heading(), basis(found.get()), others));
        credit(row, below, columns, guesses);
    }

    /// "£500.00" and "01/04/2026" are lines of data, not headings.
    static boolean isValue(String heading) {
        return heading.matches(".*[0-9].*") && Below.of(List.of(heading)).names() == 0;
    }

    private static String basis(Candidate found) {
        return AmountWords.basis(Headings.words(found.heading())) == VatBasis.EXCLUDING ? " (without VAT)" : "";
    }

    /// Where no heading says what was paid, the one column whose cells can only be money.
    private static Optional<Candidate> byCells(List<String> row, List<Below> below) {
        var money = IntStream.range(0, row.size())
                .filter(column -> !row.get(column).isBlank() && !isValue(row.get(column)))
                .filter(column -> Headings.known(row.get(column)).isEmpty())
                .filter(column -> !AmountWords.never(Headings.words(row.get(column))))
                .filter(column -> {
                    var cells = below.get(column);
                    return cells.filled() > 0
                            && cells.money() * 10 >= cells.filled() * 9
                            && cells.pennies() * 3 >= cells.filled();
                })
                .boxed()
                .toList();
        if (money.size() != 1) return Optional.empty();
        int column = money.getFirst();
        return Optional.of(new Candidate(
                column,
                row.get(column).strip(),
                0,
                Guess.Sureness.UNSURE,
                "no heading says so, and only the cells of “%s” are amounts of money"
                        .formatted(row.get(column).strip())));
    }

    /// What came back stands in a column of its own where what was paid does.
    private static void credit(List<String> row, List<Below> below, Map<Field, Integer> columns, List<Guess> guesses) {
        int amount = columns.getOrDefault(Field.AMOUNT, -1);
        if (amount < 0 || !AmountWords.paidOut(Headings.words(row.get(amount)))) return;
        for (int column = 0; column < row.size(); column++) {
            var heading = row.get(column).strip();
            if (column == amount
                    || !AmountWords.paidBack(Headings.words(heading))
                    || !below.get(column).isMoney()) continue;
            columns.put(Field.CREDIT, column);
            guesses.add(new Guess(
                    Field.CREDIT.key(),
                    heading,
                    Guess.Sureness.LIKELY,
                    "“%s” is next to “%s”: its amounts are subtracted"
                            .formatted(heading, row.get(amount).strip())));
            return;
        }
    }

    private static void dates(
            List<String> row, List<Below> below, Map<Field, Integer> columns, List<Guess> guesses, List<String> notes) {
        for (int column = 0; column < row.size(); column++) {
            var heading = row.get(column).strip();
            var cells = below.get(column);
            boolean date = Headings.known(heading).map(Headings.Known::field).orElse(null) == Field.DATE;
            if (date && cells.holdsNoDay())
                notes.add("“%s” has no day except “%s”, so it was not used as the date"
                        .formatted(heading, cells.first()));
        }
        if (!columns.containsKey(Field.DATE)) byCells(row, below, columns, guesses);
        for (int column = 0; column < row.size(); column++)
            if (Headings.isInvoiced(row.get(column))
                    && columns.getOrDefault(Field.DATE, column) != column
                    && columns.putIfAbsent(Field.INVOICE_DATE, column) == null)
                guesses.add(new Guess(
                        Field.INVOICE_DATE.key(),
                        row.get(column).strip(),
                        Guess.Sureness.SURE,
                        "many files use the heading “%s” for it"
                                .formatted(row.get(column).strip())));
    }

    private static void byCells(List<String> row, List<Below> below, Map<Field, Integer> columns, List<Guess> guesses) {
        var days = IntStream.range(0, row.size())
                .filter(column -> !row.get(column).isBlank() && !isValue(row.get(column)))
                .filter(column -> Headings.known(row.get(column)).isEmpty())
                .filter(column -> below.get(column).filled() > 0)
                .filter(column ->
                        below.get(column).days() * 10 >= below.get(column).filled() * 9)
                .boxed()
                .toList();
        if (days.size() != 1) return;
        int column = days.getFirst();
        var heading = row.get(column).strip();
        columns.put(Field.DATE, column);
        guesses.add(new Guess(
                Field.DATE.key(),
                heading,
                Guess.Sureness.UNSURE,
                "no heading says so, and only the cells of “%s” are days".formatted(heading)));
    }

    /// Two columns of one name, of which one was taken.
    private static void twins(List<String> row, Map<Field, Integer> columns, List<String> notes) {
        columns.values().stream().distinct().sorted().forEach(taken -> {
            long many = row.stream()
                    .filter(each -> Headings.plain(each).equals(Headings.plain(row.get(taken))))
                    .count();
            if (many > 1)
                notes.add("%d columns are called “%s”: column %d was taken"
                        .formatted(many, row.get(taken).strip(), taken + 1));
        });
    }
}
