package org.tallystick.surveyimport;

import org.jspecify.annotations.Nullable;
import org.tallystick.sheet.Cell;
import org.tallystick.sheet.Sheet;
import org.tallystick.survey.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A row of an XLSForm sheet, by its headings in small letters.
record FormRow(Map<String, String> cells) {

    private static final Set<String> YES = Set.of("yes", "true", "true()", "1");

    private static final List<String> BEHAVIOUR =
            List.of("choice_filter", "default", "calculation", "trigger", "read_only", "readonly");
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
                var heading = headings.get(column).text().strip().toLowerCase(Locale.ROOT);
                var cell = sheet.at(row, column);
                if (cell.kind() != Cell.Kind.ERROR && !cell.text().isBlank())
                    cells.putIfAbsent(heading, cell.text().strip());
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
            if (has(heading) && !no(heading))
                named.add(name() + ": the " + heading + " " + text(heading));
        if (has("parameters") && !text("type").equalsIgnoreCase("range"))
            named.add(name() + ": the parameters " + text("parameters"));
        for (var medium : List.of("image", "audio", "video", "guidance_hint"))
            if (words(medium) != null) named.add(name() + ": the " + medium + " beside it");
        return named;
    }

    private boolean no(String heading) {
        return NO.contains(text(heading).toLowerCase(Locale.ROOT));
    }

    boolean yes(String heading) {
        return YES.contains(text(heading).toLowerCase(Locale.ROOT));
    }

    /// Text that may be in several languages: "label", "label::English (en)", "label::Welsh (cy)".
    /// Without English, the first language stands in its place.
    @Nullable Words words(String heading) {
        var english = "";
        var welsh = "";
        var first = "";
        for (var cell : cells.entrySet()) {
            var name = cell.getKey().replace(" ", "");
            if (!name.equals(heading) && !name.startsWith(heading + ":")) continue;
            var text = ForeignText.plain(cell.getValue());
            var language = name.substring(heading.length());
            if (language.matches(".*(\\(cy\\)|welsh|cymraeg).*|:+cy")) welsh = text;
            else if (language.isEmpty() || language.matches(".*(\\(en|english).*|:+en.*"))
                english = text;
            if (first.isEmpty()) first = text;
        }
        var shown = english.isEmpty() ? first : english;
        return shown.isEmpty() ? null : new Words(shown, welsh);
    }
}
