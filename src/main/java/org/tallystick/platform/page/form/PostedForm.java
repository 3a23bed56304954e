package org.tallystick.platform.page.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.tallystick.library.sheet.Cell;
import org.tallystick.shared.Dates;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// A form as it was posted. What a person typed is only read. What the form's page put there itself
/// (keys, versions) and is missing or unreadable answers 400.
///
/// Characters that no document may hold are shown as U+FFFD, and a line ends in one way only.
///
/// @param all each field's texts by its name
public record PostedForm(Map<String, List<String>> all) {

    /// Characters; no field of any form takes more, whether it has a limit of its own or none.
    public static final int LONGEST = 50_000;

    public PostedForm {
        var clean = new LinkedHashMap<String, List<String>>();
        all.forEach((name, texts) ->
                clean.put(name, texts.stream().map(PostedForm::plain).toList()));
        all = java.util.Collections.unmodifiableMap(clean);
    }

    /// @param form a text by name, or several
    public static PostedForm of(Map<String, ?> form) {
        var all = new LinkedHashMap<String, List<String>>();
        form.forEach((name, value) -> all.put(
                name,
                value instanceof Collection<?> many
                        ? many.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value))));
        return new PostedForm(all);
    }

    private static String plain(String typed) {
        return Cell.text(typed.replace("\r\n", "\n").replace('\r', '\n')).text();
    }

    /// The same of one text, without space around it.
    public static String clean(String typed) {
        return plain(typed).strip();
    }

    /// What was typed, without space around it.
    public String text(String name) {
        var texts = all.getOrDefault(name, List.of());
        return texts.isEmpty() ? "" : texts.getFirst().strip();
    }

    /// Everything of one name: each box that was ticked.
    public List<String> texts(String name) {
        return all.getOrDefault(name, List.of());
    }

    /// Each field's first text.
    public Map<String, String> single() {
        var single = new LinkedHashMap<String, String>();
        all.forEach((name, texts) -> {
            if (!texts.isEmpty()) single.put(name, texts.getFirst());
        });
        return single;
    }

    /// Whether something was typed or chosen.
    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    /// The id that the form's page made for what is written.
    public UUID key() {
        return needed("key");
    }

    /// An id that the form's page put there.
    public UUID needed(String name) {
        return id(name).orElseThrow(PostedForm::unreadable);
    }

    public Optional<UUID> id(String name) {
        return text(name).matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text(name)))
                : Optional.empty();
    }

    /// The version of what is edited that the form was made from.
    public int seen() {
        return whole("seen").orElseThrow(PostedForm::unreadable);
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

    /// The date in the three fields of a date input.
    public Optional<LocalDate> date(String name) {
        return Dates.read(text(name + ".day"), text(name + ".month"), text(name + ".year"));
    }

    /// The same as one text, "1/4/2027"; empty where all three are.
    public String day(String name) {
        var parts = Stream.of("day", "month", "year")
                .map(part -> text(name + "." + part))
                .toList();
        return parts.stream().allMatch(String::isEmpty) ? "" : String.join("/", parts);
    }

    /// Text of this many characters at most; the problem says what to do where it is missing or
    /// longer.
    public String needed(String name, int most, String what, List<Problem> problems) {
        if (!has(name)) problems.add(new Problem(name, what));
        return within(name, most, problems);
    }

    /// As [#needed], where nothing may be typed.
    public String within(String name, int most, List<Problem> problems) {
        var typed = text(name);
        if (typed.length() > most)
            problems.add(
                    new Problem(name, "Shorten this to %,d characters: it has %,d".formatted(most, typed.length())));
        return typed;
    }

    public Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }

    /// Refused as a whole, for this reason.
    public Fields fields(String sentence) {
        return fields(List.of(Problem.ofAll(sentence)));
    }

    /// Only a page that is out of date, or a program, sends this.
    public static ResponseStatusException unreadable() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
