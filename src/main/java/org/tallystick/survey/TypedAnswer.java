package org.tallystick.survey;

import org.tallystick.shared.Figures;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;
import org.tallystick.sheet.Cell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was typed for one item, as an answer or as problems.
final class TypedAnswer {

    private static final int LONGEST_CONTACT = 200;

    private final Item item;
    private final Map<String, List<String>> typed;
    private final List<Problem> problems;

    TypedAnswer(Item item, Map<String, List<String>> typed, List<Problem> problems) {
        this.item = item;
        this.typed = typed;
        this.problems = problems;
    }

    void read(Map<String, Answer> into) {
        var before = problems.size();
        var answer =
                switch (item.kind()) {
                    case Kind.OneOf _, Kind.ManyOf _ -> chosen(texts(item.id()));
                    case Kind.Ranked(var options, _) -> chosen(ranked(options));
                    case Kind.NumberIn range -> number(range);
                    case Kind.ShortText(var most) -> written(most);
                    case Kind.LongText(var most) -> written(most);
                    case Kind.Contact(var parts) -> contact(parts);
                    case Kind.Rated _, Kind.Upload _ -> Optional.<Answer>empty();
                };
        if (problems.size() == before) answer.ifPresent(each -> into.put(item.id(), each));
    }

    private Optional<Answer> chosen(List<String> options) {
        if (options.isEmpty()) return Optional.empty();
        ChoiceRules.check(item, options, problems);
        return Optional.of(new Answer.Chosen(options));
    }

    /// The options by the ranks typed beside them; or, where no rank is typed, as they stand under
    /// the item's own id.
    private List<String> ranked(List<Option> options) {
        var byRank = new TreeMap<Integer, String>();
        for (var at = 0; at < options.size(); at++) {
            var rank = text(item.id() + "." + (at + 1));
            if (rank.isEmpty()) continue;
            if (!rank.matches("[0-9]{1,4}")) {
                wrong("Enter each rank as a whole number, 1 for the one you prefer");
                return List.of();
            }
            if (byRank.put(Integer.parseInt(rank), options.get(at).id()) != null) {
                wrong("Give each option a different rank, 1 for the one you prefer");
                return List.of();
            }
        }
        return byRank.isEmpty() ? texts(item.id()) : List.copyOf(byRank.values());
    }

    private Optional<Answer> number(Kind.NumberIn range) {
        var text = text(item.id());
        if (text.isEmpty()) return Optional.empty();
        var number = Numbers.read(text);
        if (number.isEmpty()) wrong(within(range));
        number.ifPresent(value -> inRange(item, range, value, problems));
        return number.map(Answer.Number::new);
    }

    static void inRange(Item item, Kind.NumberIn range, BigDecimal value, List<Problem> problems) {
        var fits =
                value.compareTo(range.least()) >= 0
                        && value.compareTo(range.most()) <= 0
                        && value.stripTrailingZeros().scale() <= range.places();
        if (!fits) problems.add(new Problem(item.id(), within(range)));
    }

    static String within(Kind.NumberIn range) {
        return "Enter a "
                + (range.places() == 0 ? "whole number" : "number")
                + " from "
                + Figures.plain(range.least())
                + " to "
                + Figures.plain(range.most())
                + (range.places() == 0 ? "" : ", with at most " + range.places() + " decimals");
    }

    private Optional<Answer> written(int most) {
        var text = text(item.id());
        if (text.isEmpty()) return Optional.empty();
        notTooLong(item.id(), text, most, problems);
        return Optional.of(new Answer.Written(text));
    }

    /// How long an answer in words may be; 0 where the kind takes none.
    static int longest(Kind kind) {
        return switch (kind) {
            case Kind.ShortText(var most) -> most;
            case Kind.LongText(var most) -> most;
            case Kind.OneOf _,
                    Kind.ManyOf _,
                    Kind.Ranked _,
                    Kind.Rated _,
                    Kind.Contact _,
                    Kind.NumberIn _,
                    Kind.Upload _ ->
                    0;
        };
    }

    static void notTooLong(String field, String text, int most, List<Problem> problems) {
        var length = text.codePointCount(0, text.length());
        if (length > most)
            problems.add(
                    new Problem(
                            field,
                            "Shorten this to "
                                    + Figures.plain(BigDecimal.valueOf(most))
                                    + " characters; it has "
                                    + Figures.plain(BigDecimal.valueOf(length))));
    }

    private Optional<Answer> contact(List<Kind.Contact.Part> parts) {
        var given = new EnumMap<Kind.Contact.Part, String>(Kind.Contact.Part.class);
        for (var part : parts) {
            var field = item.id() + "." + part.key();
            var text = text(field);
            if (text.isEmpty()) continue;
            notTooLong(field, text, LONGEST_CONTACT, problems);
            if (part == Kind.Contact.Part.EMAIL && !text.matches("[^@\\s]+@[^@\\s]+"))
                problems.add(
                        new Problem(
                                field,
                                "Enter an e-mail address like name@example.org, or leave it"
                                        + " empty"));
            given.put(part, text);
        }
        return given.isEmpty() ? Optional.empty() : Optional.of(new Answer.ContactDetails(given));
    }

    private String text(String field) {
        var texts = texts(field);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// What was typed in a field, without space around it; a line ends in one way only, and
    /// characters that no document may hold are shown as U+FFFD.
    private List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (var text : typed.getOrDefault(field, List.of())) {
            var plain = Cell.text(text.replace("\r\n", "\n").replace('\r', '\n')).text().strip();
            if (!plain.isEmpty()) texts.add(plain);
        }
        return texts;
    }

    private void wrong(String message) {
        problems.add(new Problem(item.id(), message));
    }
}
