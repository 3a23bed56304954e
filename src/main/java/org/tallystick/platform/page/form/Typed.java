package org.tallystick.platform.page.form;

import org.tallystick.shared.Dates;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A form as it was posted.
///
/// @param all each field's text by its name
public record Typed(Map<String, String> all) {

    public Typed {
        all = Map.copyOf(all);
    }

    /// What was typed, without space around it; characters that no document may hold are shown as
    /// U+FFFD, and a line ends in one way only.
    public String text(String name) {
        return clean(all.getOrDefault(name, ""));
    }

    /// The same of one text.
    public static String clean(String typed) {
        var lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return org.tallystick.library.sheet.Cell.text(lines).text().strip();
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    /// The id that the form's page made for what is written.
    public UUID key() {
        return id("key").orElseThrow(NotFound::new);
    }

    public Optional<UUID> id(String name) {
        return text(name).matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text(name)))
                : Optional.empty();
    }

    /// A whole number from 0 on; empty where none was typed.
    public Optional<Integer> whole(String name) {
        return Numbers.readPositive(text(name))
                .filter(each -> each.stripTrailingZeros().scale() <= 0)
                .filter(each -> each.compareTo(BigDecimal.valueOf(10_000_000)) < 0)
                .map(BigDecimal::intValueExact);
    }

    /// Which of these was chosen, by its key in the form; empty where none was.
    public <E extends Enum<E>> Optional<E> chosen(String name, Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(each -> Keys.write(each).equals(text(name)))
                .findFirst();
    }

    /// The version of what is edited that the form was made from.
    public int seen() {
        return whole("seen").orElse(0);
    }

    /// The date in the three fields of a date input.
    public Optional<LocalDate> date(String name) {
        return Dates.read(text(name + ".day"), text(name + ".month"), text(name + ".year"));
    }

    /// Text of this many characters at most; the problem says what to do where it is missing or
    /// longer.
    public String needed(String name, int most, String what, List<Problem> problems) {
        var typed = text(name);
        if (typed.isEmpty()) problems.add(new Problem(name, what));
        return within(name, most, problems);
    }

    /// As [#needed], where nothing may be typed.
    public String within(String name, int most, List<Problem> problems) {
        var typed = text(name);
        if (typed.length() > most)
            problems.add(
                    new Problem(
                            name,
                            "Shorten this to %,d characters: it has %,d"
                                    .formatted(most, typed.length())));
        return typed;
    }

    public Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }
}
