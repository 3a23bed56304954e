package org.tallystick.platform.page.form;

import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Problem;

/// A form as it was typed, with what is wrong with it. It hands out fields that carry their value
/// and their error, so that the summary at the top and the words beside the field are the same.
///
/// @param typed each field's values by its name
/// @param welsh whether what the fields say themselves is Welsh
public record Fields(Map<String, List<String>> typed, List<Problem> problems, boolean welsh) {

    public Fields {
        typed = Map.copyOf(typed);
        problems = List.copyOf(problems);
    }

    /// A form that nobody has touched.
    public static Fields blank() {
        return new Fields(Map.of(), List.of(), false);
    }

    /// @param typed values by name: text, an array or a collection of texts, as Spring hands them
    ///   out
    public static Fields of(Map<String, ?> typed, List<Problem> problems) {
        var all = new LinkedHashMap<String, List<String>>();
        typed.forEach((name, value) -> put(name, value, all));
        return new Fields(all, problems, false);
    }

    /// @param form a `…Form` record, whose components are named as the fields; a record within it,
    ///   like [TypedDate], has its fields named after it ("starts.day")
    public static Fields of(Record form, List<Problem> problems) {
        var all = new LinkedHashMap<String, List<String>>();
        put("", form, all);
        return new Fields(all, problems, false);
    }

    private static void put(String name, @Nullable Object value, Map<String, List<String>> all) {
        switch (value) {
            case null -> all.put(name, List.of());
            case Record record -> putEach(name.isEmpty() ? "" : name + ".", record, all);
            case Collection<?> many ->
                all.put(name, many.stream().map(String::valueOf).toList());
            case String[] many -> all.put(name, List.of(many));
            default -> all.put(name, List.of(value.toString()));
        }
    }

    private static void putEach(String prefix, Record record, Map<String, List<String>> all) {
        for (var component : record.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true); // a form's record is private to its room
                put(prefix + component.getName(), accessor.invoke(record), all);
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("cannot read " + component, unreadable);
            }
        }
    }

    /// The same form, what it says itself in Welsh where that is asked for.
    public Fields in(boolean inWelsh) {
        return new Fields(typed, problems, inWelsh);
    }

    public boolean wrong() {
        return !problems.isEmpty();
    }

    public @Nullable String value(String name) {
        var values = values(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    public List<String> values(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /// What is wrong with the field, or with a part of it ("starts.day" is a part of "starts");
    /// null where nothing is.
    public @Nullable String error(String name) {
        var words = about(name).map(Problem::message).distinct().collect(Collectors.joining(" "));
        return words.isEmpty() ? null : words;
    }

    private Stream<Problem> about(String name) {
        return problems.stream().filter(p -> p.field().equals(name) || isPartOf(name, p.field()));
    }

    private static boolean isPartOf(String name, String field) {
        return DateInput.partKey(field)
                .filter(key -> field.equals(name + "." + key))
                .isPresent();
    }

    /// Everything that is wrong, linked to its field; empty where nothing is.
    public Optional<ErrorSummary> errorSummary() {
        var links = problems.stream()
                .map(p -> new Link(p.message(), href(p.field())))
                .distinct();
        return wrong() ? Optional.of(ErrorSummary.of(links.toList(), welsh)) : Optional.empty();
    }

    private @Nullable String href(String field) {
        if (field.isEmpty()) return null;
        if (typed.containsKey(field + ".day")) return "#" + field + "-day";
        return DateInput.partKey(field)
                .map(key -> "#" + field.substring(0, field.length() - key.length() - 1) + "-" + key)
                .orElse("#" + field);
    }

    public Input input(String name, String label) {
        return Input.of(name, label).value(value(name)).error(error(name)).in(welsh);
    }

    public Textarea textarea(String name, String label) {
        return Textarea.of(name, label).value(value(name)).error(error(name)).in(welsh);
    }

    public CharacterCount characterCount(String name, String label, int most) {
        return CharacterCount.of(name, label, most)
                .value(value(name))
                .error(error(name))
                .in(welsh);
    }

    public Select select(String name, String label, List<Choice> choices) {
        return Select.of(name, label, choices)
                .value(value(name))
                .error(error(name))
                .in(welsh);
    }

    public Radios radios(String name, @Nullable String legend, List<? extends Item> items) {
        return Radios.of(name, legend, items)
                .value(value(name))
                .error(error(name))
                .in(welsh);
    }

    public Checkboxes checkboxes(String name, @Nullable String legend, List<? extends Item> items) {
        return Checkboxes.of(name, legend, items)
                .values(values(name))
                .error(error(name))
                .in(welsh);
    }

    public DateInput date(String name, @Nullable String legend) {
        var wrong = about(name).flatMap(p -> DateInput.partKey(p.field()).stream());
        return DateInput.of(name, legend)
                .values(this::value)
                .wrongIn(wrong.toArray(String[]::new))
                .error(error(name))
                .in(welsh);
    }

    public FileUpload file(String name, String label) {
        return FileUpload.of(name, label).error(error(name)).in(welsh);
    }
}
