package org.tallystick.library.survey.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.OptionNames;
import org.tallystick.library.survey.Spelling;
import org.tallystick.library.survey.Survey;
import org.tallystick.shared.Problem;

/// Which columns of a responses file answer which items, by their headings: the item's id, its
/// words, or both; in any order, beside any others. An option of a "many of" may have a column of
/// its own: "Q6: Disability", "Q6[Disability]", "Q6_Disability", "Q6/Disability".
public final class ColumnMatch {

    private static final Pattern BETWEEN = Pattern.compile("[\\s.:/_\\[(-]+");

    private final List<String> headings;
    private final List<Problem> problems = new ArrayList<>();
    private final List<ItemColumns> items = new ArrayList<>();
    private final Map<Integer, String> used = new LinkedHashMap<>();

    private ColumnMatch(Survey survey, List<String> headings) {
        this.headings = headings;
        var all = survey.items().toList();
        var whole = new HashMap<String, Integer>();
        for (var item : all) claim(whole, item, spelt(item.id()));
        for (var item : all) claim(whole, item, path(item.id()));
        for (var item : all) claim(whole, item, labels(item, all));
        for (var item : all) {
            var names = new OptionNames(ItemColumns.partsOf(item));
            var column = whole.get(item.id());
            var optionNames = item.kind().choices().isEmpty()
                    ? names
                    : new OptionNames(item.kind().choices());
            items.add(new ItemColumns(
                    item,
                    optionNames,
                    column,
                    column == null
                            ? parts(item, names)
                            : item.kind() instanceof Kind.ManyOf ? split(item, names) : Map.of()));
        }
    }

    public static ColumnMatch of(Survey survey, List<String> headings) {
        return new ColumnMatch(survey, headings.stream().map(String::strip).toList());
    }

    /// Columns that are there twice; with any, the file must not be read.
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// The ids of the items that have no column: nobody answered them.
    public List<String> missing() {
        return items.stream()
                .filter(each -> !each.found())
                .map(each -> each.item().id())
                .toList();
    }

    /// The headings that answer nothing in the survey.
    public List<String> unused() {
        var unused = new ArrayList<String>();
        for (var at = 0; at < headings.size(); at++)
            if (!used.containsKey(at) && !headings.get(at).isEmpty()) unused.add(headings.get(at));
        return unused;
    }

    /// The item that each matched heading answers, in the file's order.
    public Map<String, String> matched() {
        var matched = new LinkedHashMap<String, String>();
        for (var at = 0; at < headings.size(); at++) {
            var item = used.get(at);
            if (item != null) matched.put(headings.get(at), item);
        }
        return matched;
    }

    List<ItemColumns> items() {
        return items;
    }

    String heading(int column) {
        return headings.get(column);
    }

    /// The one column with this heading, written in any capitals.
    ///
    /// @throws IllegalArgumentException where there are several
    public static Optional<Integer> column(List<String> headings, String name) {
        var exact = places(headings, heading -> heading.strip().equals(name.strip()));
        var found = exact.isEmpty()
                ? places(headings, heading -> Spelling.of(heading).equals(Spelling.of(name)))
                : exact;
        if (found.size() > 1)
            throw new IllegalArgumentException(
                    "There are " + found.size() + " columns “" + name + "”: keep one and rename or remove the others");
        return found.stream().findFirst();
    }

    private static List<Integer> places(List<String> headings, Predicate<String> fits) {
        var places = new ArrayList<Integer>();
        for (var at = 0; at < headings.size(); at++) if (fits.test(headings.get(at))) places.add(at);
        return places;
    }

    private static Spelt spelt(String id) {
        return heading -> Spelling.of(heading).equals(Spelling.of(id));
    }

    /// By its id with other signs in it: "Q7[SQ001]" and "Q7_SQ001" for "Q7.SQ001".
    private static Spelt path(String id) {
        return heading -> steps(heading).equals(steps(id));
    }

    private static String steps(String name) {
        return BETWEEN.matcher(Spelling.of(name)).replaceAll(".").replaceAll("[\\]).]+$", "");
    }

    /// By its words, where no other item has the same; or by its id and its words together.
    private static Spelt labels(Item item, List<Item> all) {
        var words = Stream.of(item.label().en(), item.label().cy())
                .filter(Objects::nonNull)
                .map(Spelling::bare)
                .filter(label -> !label.isEmpty())
                .toList();
        var shared = all.stream()
                        .filter(other ->
                                words.contains(Spelling.bare(other.label().en())))
                        .count()
                > 1;
        var id = Spelling.bare(item.id());
        return heading -> {
            var bare = Spelling.bare(heading);
            return words.stream().anyMatch(label -> (!shared && bare.equals(label)) || bare.equals(id + label));
        };
    }

    private interface Spelt {
        boolean fits(String heading);
    }

    private void claim(Map<String, Integer> whole, Item item, Spelt spelt) {
        if (whole.containsKey(item.id())) return;
        for (var at = 0; at < headings.size(); at++) {
            if (used.containsKey(at) && !item.id().equals(used.get(at))) continue;
            if (headings.get(at).isEmpty() || !spelt.fits(headings.get(at))) continue;
            use(at, item, whole.putIfAbsent(item.id(), at));
        }
    }

    private Map<String, Integer> parts(Item item, OptionNames names) {
        var parts = new LinkedHashMap<String, Integer>();
        for (var at = 0; at < headings.size(); at++) {
            if (used.containsKey(at)) continue;
            var rest = after(item, headings.get(at));
            var part = rest.isEmpty() ? Optional.<String>empty() : names.id(rest);
            if (part.isPresent()) use(at, item, parts.putIfAbsent(part.get(), at));
        }
        return parts;
    }

    /// The columns of single options beside one of the whole answer, as KoboToolbox and ODK write
    /// them: "Q6/health". Anything else beside it, like "Q6_other", is no option's column.
    private Map<String, Integer> split(Item item, OptionNames names) {
        var split = new LinkedHashMap<String, Integer>();
        for (var at = 0; at < headings.size(); at++) {
            var heading = headings.get(at);
            var rest = after(item, heading);
            if (used.containsKey(at) || rest.isEmpty() || !heading.contains("/" + rest)) continue;
            var option = names.id(rest);
            if (option.isEmpty() || split.putIfAbsent(option.get(), at) != null) continue;
            used.put(at, item.id());
        }
        return split;
    }

    /// What a heading says after the item's id or words: "Disability" for "Q6[Disability]".
    private static String after(Item item, String heading) {
        for (var name : List.of(item.id(), item.label().en())) {
            if (!heading.regionMatches(true, 0, name, 0, name.length())) continue;
            var rest = BETWEEN.matcher(heading).region(name.length(), heading.length());
            if (rest.lookingAt()) return heading.substring(rest.end()).replaceAll("[\\])\\s]+$", "");
        }
        return "";
    }

    private void use(int column, Item item, @Nullable Integer before) {
        used.put(column, item.id());
        if (before != null)
            problems.add(new Problem(
                    item.id(),
                    "Two columns answer "
                            + item.id()
                            + " (“"
                            + headings.get(before)
                            + "” and “"
                            + headings.get(column)
                            + "”): keep one and rename or remove the other"));
    }
}
