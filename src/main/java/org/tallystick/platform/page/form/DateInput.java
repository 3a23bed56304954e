package org.tallystick.platform.page.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A date as day, month and year. The fields are posted as `starts.day`, `starts.month` and
/// `starts.year`, which Spring binds to a [TypedDate] in the form's record; their ids are
/// `starts-day` and so on.
public record DateInput(Question question, List<Part> parts) implements Asks<DateInput> {

    /// One of the fields.
    ///
    /// @param key day, month or year
    /// @param wrong whether the error is in this part; where no part is wrong, an error marks them
    ///   all
    public record Part(
            String key, String name, String label, @Nullable String value, boolean wrong) {

        public Part value(@Nullable String typed) {
            return new Part(key, name, label, typed, wrong);
        }

        public Part wrong(boolean here) {
            return new Part(key, name, label, value, here);
        }
    }

    public DateInput {
        parts = List.copyOf(parts);
    }

    public static DateInput of(String name, @Nullable String legend) {
        return new DateInput(
                Question.of(name, legend),
                List.of(part(name, "day", "Day"), part(name, "month", "Month"), part(name, "year", "Year")));
    }

    /// "day", "month" or "year" where a field's name ends in one, like "starts.day"; empty
    /// otherwise.
    static Optional<String> partKey(String field) {
        return Stream.of("day", "month", "year")
                .filter(key -> field.endsWith("." + key))
                .findFirst();
    }

    private static Part part(String name, String key, String label) {
        return new Part(key, name + "." + key, label, null, false);
    }

    @Override
    public DateInput asking(Question another) {
        return new DateInput(another, parts);
    }

    /// @param typed what stands in the field of this name; null for nothing
    public DateInput values(Function<String, @Nullable String> typed) {
        return each(part -> part.value(typed.apply(part.name())));
    }

    public DateInput value(TypedDate date) {
        return each(part -> part.value(
                switch (part.key()) {
                    case "day" -> date.day();
                    case "month" -> date.month();
                    default -> date.year();
                }));
    }

    /// The error is in these parts only ("day", "month", "year").
    public DateInput wrongIn(String... keys) {
        return each(part -> part.wrong(List.of(keys).contains(part.key())));
    }

    private DateInput each(UnaryOperator<Part> change) {
        return new DateInput(question, parts.stream().map(change).toList());
    }

    public Input input(Part part) {
        var input = Input.of(part.name(), part.label()).id(question.id() + "-" + part.key());
        return input.value(part.value()).width(part.key().equals("year") ? 4 : 2);
    }

    public boolean wrong(Part part) {
        return part.wrong() || question.wrong() && parts.stream().noneMatch(Part::wrong);
    }
}
