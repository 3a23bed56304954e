package org.tallystick.library.survey.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.survey.Words;

/// A row of an XLSForm sheet, by its headings in small letters.
record FormRow(Map<String, String> cells) {

    private static final Set<String> YES = Set.of("yes", "true", "true()", "1");

    private static final List<String> BEHAVIOUR =
            List.of("choice_filter", "default", "calculation", "trigger", "read_only", "readonly");
    private static final Pattern MEDIUM = Pattern.compile("(?:media *::? *)?((?:big-)?image|audio|video)(?: *::?.*)?");
    private static final Pattern WORDS =
            Pattern.compile("(label|hint|required_message|constraint_message)(?: *::? *(.*))?");
    private static final Set<String> NO = Set.of("", "no", "false", "false()", "0");

    /// The rows of the sheet of this name; none where there is none.
    static List<FormRow> of(List<Sheet> sheets, String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().strip().equalsIgnoreCase(name))
                .findFirst()
                .map(FormRow::of)
                .orElse(List.of());
    }

    private static List<FormRow> of(Sheet sheet) {
        var rows = new ArrayList<FormRow>();
        if (sheet.rows().isEmpty()) return rows;
        var headings = sheet.rows().getFirst();
        for (var row = 1; row < sheet.rows().size(); row++) {
            var cells = new LinkedHashMap<String, String>();
            for (var column = 0; column < headings.size(); column++) {
                var heading = headings.get(column)
                        .text()
                        .replace('\u00A0', ' ')
                        .strip()
                        .toLowerCase(Locale.ROOT);
                var cell = sheet.at(row, column);
                var text = cell.text()
                        .replace('\u00A0', ' ')
                        .replace('\u202F', ' ')
                        .strip();
                if (cell.kind() != Cell.Kind.ERROR && !text.isEmpty()) cells.putIfAbsent(heading, text);
            }
            if (!cells.isEmpty()) rows.add(new FormRow(cells));
        }
        return rows;
    }

    boolean has(String heading) {
        return cells.containsKey(heading);
    }

    String text(String heading) {
        return cells.getOrDefault(heading, "");
    }

    String name() {
        return text("name");
    }

    /// What its columns say of how the question behaves, and for which nothing here stands.
    List<String> notTaken() {
        var named = new ArrayList<String>();
        if (has("required") && !yes("required") && !no("required"))
            named.add(name() + ": was compulsory where " + text("required"));
        for (var heading : BEHAVIOUR)
            if (has(heading) && !no(heading)) named.add(name() + ": the " + heading + " " + text(heading));
        if (has("parameters") && !text("type").equalsIgnoreCase("range"))
            named.add(name() + ": the parameters " + text("parameters"));
        if (words("guidance_hint") != null) named.add(name() + ": the guidance_hint next to it");
        for (var heading : cells.keySet())
            if (heading.matches("(bind|body|instance)::?.*"))
                named.add(name() + ": the " + heading + " " + text(heading));
        named.addAll(lostInWords(name()));
        return named;
    }

    /// The pictures, films and places to be filled in that its words hold.
    ///
    /// @param where what the words belong to
    List<String> lostInWords(String where) {
        var lost = new LinkedHashSet<String>();
        cells.forEach((heading, text) -> {
            var medium = MEDIUM.matcher(heading);
            if (medium.matches()) lost.add(where + ": the " + medium.group(1) + " beside it");
            if (WORDS.matcher(heading).matches()) lost.addAll(LostInWords.of(where, text));
        });
        return List.copyOf(lost);
    }

    /// The languages of all words in these rows, as their headings name them; "" for none.
    static List<String> languages(List<FormRow> rows) {
        var languages = new LinkedHashSet<String>();
        for (var row : rows)
            for (var heading : row.cells().keySet()) {
                var words = WORDS.matcher(heading);
                if (words.matches())
                    languages.add(words.group(2) == null ? "" : words.group(2).strip());
            }
        return List.copyOf(languages);
    }

    boolean isDisabled() {
        return yes("disabled");
    }

    private boolean no(String heading) {
        return NO.contains(text(heading).toLowerCase(Locale.ROOT));
    }

    boolean yes(String heading) {
        return YES.contains(text(heading).toLowerCase(Locale.ROOT));
    }

    /// Text that may be in several languages: "label", "label::English (en)", "label::Welsh (cy)".
    /// Without English, the first language stands in its place.
    @Nullable
    Words words(String heading) {
        var english = "";
        var welsh = "";
        var first = "";
        for (var cell : cells.entrySet()) {
            var name = cell.getKey().replace(" ", "");
            if (!name.equals(heading) && !name.startsWith(heading + ":")) continue;
            var text = ForeignText.plain(cell.getValue());
            var language = name.substring(heading.length()).replaceAll("^:+", "");
            if (LostInWords.isWelsh(language)) welsh = text;
            else if (language.isEmpty() || LostInWords.isEnglish(language)) english = text;
            if (first.isEmpty()) first = text;
        }
        var shown = english.isEmpty() ? first : english;
        return shown.isEmpty() ? null : new Words(shown, welsh);
    }
}
