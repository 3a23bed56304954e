package org.tallystick.surveyimport;

import org.jspecify.annotations.Nullable;
import org.tallystick.survey.Option;
import org.tallystick.survey.Words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The words of a LimeSurvey file by language, wherever its version keeps them.
final class LimeWords {

    private final LimeFile file;
    private final Map<String, List<Map<String, String>>> byId = new HashMap<>();
    private final Map<String, String[]> answerOf = new HashMap<>();

    LimeWords(LimeFile file) {
        this.file = file;
        for (var table : List.of("questions", "subquestions", "question_l10ns"))
            index(table, "qid", "q");
        for (var table : List.of("groups", "group_l10ns")) index(table, "gid", "g");
        for (var row : file.rows("answers"))
            if (row.containsKey("aid"))
                answerOf.put(
                        row.get("aid"),
                        new String[] {row.getOrDefault("qid", ""), row.getOrDefault("code", "")});
    }

    private void index(String table, String key, String kind) {
        for (var row : file.rows(table))
            byId.computeIfAbsent(kind + row.getOrDefault(key, ""), _ -> new ArrayList<>()).add(row);
    }

    @Nullable Words question(String qid, String column) {
        return words(byId.getOrDefault("q" + qid, List.of()), column, "language");
    }

    @Nullable Words group(String gid, String column) {
        return words(byId.getOrDefault("g" + gid, List.of()), column, "language");
    }

    @Nullable Words survey(String column) {
        return words(file.rows("surveys_languagesettings"), column, "surveyls_language");
    }

    /// The answers to a question, in order, by their codes.
    List<Option> answers(String qid) {
        var byCode = new LinkedHashMap<String, List<Map<String, String>>>();
        file.rows("answers").stream()
                .filter(row -> row.getOrDefault("qid", "").equals(qid))
                .filter(row -> row.getOrDefault("scale_id", "0").matches("|0"))
                .sorted(Comparator.comparingInt(row -> order(row.getOrDefault("sortorder", ""))))
                .forEach(
                        row ->
                                byCode.computeIfAbsent(
                                                row.getOrDefault("code", ""),
                                                _ -> new ArrayList<>())
                                        .add(row));
        for (var row : file.rows("answer_l10ns")) {
            var named =
                    row.containsKey("qid") && row.containsKey("code")
                            ? new String[] {
                                row.getOrDefault("qid", ""), row.getOrDefault("code", "")
                            }
                            : answerOf.getOrDefault(
                                    row.getOrDefault("aid", ""), new String[] {"", ""});
            if (named[0].equals(qid))
                byCode.computeIfAbsent(named[1], _ -> new ArrayList<>()).add(row);
        }
        var options = new ArrayList<Option>();
        byCode.forEach(
                (code, rows) -> {
                    var label = words(rows, "answer", "language");
                    options.add(new Option(code, label == null ? Words.of(code) : label, false));
                });
        return options;
    }

    private static int order(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    /// English and Welsh; without English, the first language stands in its place.
    private static @Nullable Words words(
            List<Map<String, String>> rows, String column, String language) {
        var english =
                text(
                        rows.stream()
                                .filter(row -> row.getOrDefault(language, "en").startsWith("en")),
                        column);
        var welsh =
                text(
                        rows.stream()
                                .filter(row -> row.getOrDefault(language, "").startsWith("cy")),
                        column);
        var shown = english.isEmpty() ? text(rows.stream(), column) : english;
        return shown.isEmpty() ? null : new Words(shown, welsh);
    }

    private static String text(Stream<Map<String, String>> rows, String column) {
        return rows.map(row -> ForeignText.plain(row.getOrDefault(column, "")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
