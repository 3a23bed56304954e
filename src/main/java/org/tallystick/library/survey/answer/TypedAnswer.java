package org.tallystick.library.survey.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.AnswerFault;
import org.tallystick.library.survey.ChoiceRules;
import org.tallystick.library.survey.Fault;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Numbers;

/// What was typed for one item, as an answer or as problems.
final class TypedAnswer {

    private static final int LONGEST_CONTACT = 200;

    private final Item item;
    private final Map<String, List<String>> typed;
    private final List<Fault> faults;

    TypedAnswer(Item item, Map<String, List<String>> typed, List<Fault> faults) {
        this.item = item;
        this.typed = typed;
        this.faults = faults;
    }

    void read(Map<String, Answer> into) {
        var before = faults.size();
        var answer = switch (item.kind()) {
            case Kind.OneOf _, Kind.ManyOf _ -> chosen(texts(item.id()));
            case Kind.Ranked(var options, var _) -> chosen(ranked(options));
            case Kind.NumberIn range -> number(range);
            case Kind.ShortText(var most) -> written(most);
            case Kind.LongText(var most) -> written(most);
            case Kind.Contact(var parts) -> contact(parts);
            case Kind.Rated _, Kind.Upload _ -> Optional.<Answer>empty();
        };
        if (faults.size() == before) answer.ifPresent(each -> into.put(item.id(), each));
    }

    private Optional<Answer> chosen(List<String> options) {
        if (options.isEmpty()) return Optional.empty();
        ChoiceRules.check(item, options, faults);
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
                wrong(AnswerFault.NO_RANK.with());
                return List.of();
            }
            if (byRank.put(Integer.parseInt(rank), options.get(at).id()) != null) {
                wrong(AnswerFault.SAME_RANK.with());
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
        number.ifPresent(value -> inRange(item, range, value, faults));
        return number.map(Answer.Number::new);
    }

    static void inRange(Item item, Kind.NumberIn range, BigDecimal value, List<Fault> faults) {
        var fits = value.compareTo(range.least()) >= 0
                && value.compareTo(range.most()) <= 0
                && value.stripTrailingZeros().scale() <= range.places();
        if (!fits) faults.add(new Fault(item.id(), within(range)));
    }

    static Words within(Kind.NumberIn range) {
        var wrong = range.places() == 0 ? AnswerFault.NO_WHOLE_NUMBER : AnswerFault.NO_NUMBER;
        return wrong.with(Figures.plain(range.least()), Figures.plain(range.most()), range.places());
    }

    private Optional<Answer> written(int most) {
        var text = text(item.id());
        if (text.isEmpty()) return Optional.empty();
        notTooLong(item.id(), text, most, faults);
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
                    Kind.Upload _ -> 0;
        };
    }

    static void notTooLong(String field, String text, int most, List<Fault> faults) {
        var length = text.codePointCount(0, text.length());
        if (length > most)
            faults.add(AnswerFault.TOO_LONG.at(
                    field, Figures.plain(BigDecimal.valueOf(most)), Figures.plain(BigDecimal.valueOf(length))));
    }

    private Optional<Answer> contact(List<Kind.Contact.Part> parts) {
        var given = new EnumMap<Kind.Contact.Part, String>(Kind.Contact.Part.class);
        for (var part : parts) {
            var field = item.id() + "." + part.key();
            var text = text(field);
            if (text.isEmpty()) continue;
            notTooLong(field, text, LONGEST_CONTACT, faults);
            if (part == Kind.Contact.Part.EMAIL && !text.matches("[^@\\s]+@[^@\\s]+"))
                faults.add(AnswerFault.NO_EMAIL.at(field));
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
            var plain = Cell.text(text.replace("\r\n", "\n").replace('\r', '\n'))
                    .text()
                    .strip();
            if (!plain.isEmpty()) texts.add(plain);
        }
        return texts;
    }

    private void wrong(Words words) {
        faults.add(new Fault(item.id(), words));
    }
}
