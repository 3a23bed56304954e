package org.tallystick.library.survey.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Words;

/// The words of a LimeSurvey file by language, wherever its version keeps them.
final class LimeWords {

    private static final List<String> TABLES = List.of(
            "surveys_languagesettings",
            "groups",
            "group_l10ns",
            "questions",
            "subquestions",
            "question_l10ns",
            "answers",
            "answer_l10ns");

    private static final Set<String> SHOWN =
            Set.of("question", "help", "answer", "group_name", "description", "surveyls_title", "surveyls_welcometext");

    private static final Map<String, String> NOT_SHOWN = Map.of(
            "surveyls_description", "The description of the survey",
            "surveyls_endtext", "The text at the end",
            "surveyls_policy_notice", "The privacy notice",
            "surveyls_legal_notice", "The legal notice",
            "surveyls_url", "The address that answers lead to",
            "surveyls_attributecaptions", "The names of participants’ attributes");

    private final LimeFile file;
    private final Map<String, List<Map<String, String>>> byId = new HashMap<>();
    private final Map<String, String[]> answerOf = new HashMap<>();

    LimeWords(LimeFile file) {
        this.file = file;
        for (var table : List.of("questions", "subquestions", "question_l10ns")) index(table, "qid", "q");
        for (var table : List.of("groups", "group_l10ns")) index(table, "gid", "g");
        for (var row : file.rows("answers"))
            if (row.containsKey("aid"))
                answerOf.put(row.get("aid"), new String[] {row.getOrDefault("qid", ""), row.getOrDefault("code", "")});
    }

    private void index(String table, String key, String kind) {
        for (var row : file.rows(table))
            byId.computeIfAbsent(kind + row.getOrDefault(key, ""), _ -> new ArrayList<>())
                    .add(row);
    }

    @Nullable
    Words question(String qid, String column) {
        return words(byId.getOrDefault("q" + qid, List.of()), column, "language");
    }

    @Nullable
    Words group(String gid, String column) {
        return words(byId.getOrDefault("g" + gid, List.of()), column, "language");
    }

    @Nullable
    Words survey(String column) {
        return words(file.rows("surveys_languagesettings"), column, "surveyls_language");
    }

    /// The answers to a question, in order, by their codes.
    List<Option> answers(String qid) {
        var byCode = new LinkedHashMap<String, List<Map<String, String>>>();
        file.rows("answers").stream()
                .filter(row -> row.getOrDefault("qid", "").equals(qid))
                .filter(row -> row.getOrDefault("scale_id", "0").matches("|0"))
                .sorted(Comparator.comparingInt(row -> order(row.getOrDefault("sortorder", ""))))
                .forEach(row -> byCode.computeIfAbsent(row.getOrDefault("code", ""), _ -> new ArrayList<>())
                        .add(row));
        for (var row : file.rows("answer_l10ns")) {
            var named = row.containsKey("qid") && row.containsKey("code")
                    ? new String[] {row.getOrDefault("qid", ""), row.getOrDefault("code", "")}
                    : answerOf.getOrDefault(row.getOrDefault("aid", ""), new String[] {"", ""});
            if (named[0].equals(qid))
                byCode.computeIfAbsent(named[1], _ -> new ArrayList<>()).add(row);
        }
        var options = new ArrayList<Option>();
        byCode.forEach((code, rows) -> {
            var label = words(rows, "answer", "language");
            options.add(new Option(code, label == null ? Words.of(code) : label, false));
        });
        return options;
    }

    /// What of all its words is not taken over: other languages, pictures, what is filled in, and
    /// the texts of which none is shown here.
    List<String> notTaken() {
        var lost = new LinkedHashSet<String>();
        var languages = new LinkedHashSet<String>();
        for (var table : TABLES)
            for (var row : file.rows(table))
                for (var key : List.of("language", "surveyls_language"))
                    if (row.containsKey(key)) languages.add(row.get(key));
        lost.addAll(LostInWords.languages(List.copyOf(languages)));
        var codes = new HashMap<String, String>();
        for (var table : List.of("questions", "subquestions"))
            for (var row : file.rows(table))
                codes.putIfAbsent(row.getOrDefault("qid", ""), row.getOrDefault("title", ""));
        for (var table : TABLES)
            for (var row : file.rows(table)) {
                var where = where(table, row, codes);
                row.forEach((column, text) -> {
                    if (SHOWN.contains(column)) lost.addAll(LostInWords.of(where, text));
                    var named = NOT_SHOWN.get(column);
                    if (named != null && !ForeignText.plain(text).isEmpty()) lost.add(named);
                    if (column.startsWith("surveyls_email") && !text.isBlank())
                        lost.add("The e-mails that LimeSurvey sends");
                });
            }
        if (file.rows("groups").stream()
                .anyMatch(row -> !row.getOrDefault("randomization_group", "").isBlank()))
            lost.add("Groups in a random order");
        return List.copyOf(lost);
    }

    private String where(String table, Map<String, String> row, Map<String, String> codes) {
        if (table.startsWith("group")) return "Group " + row.getOrDefault("gid", "");
        if (table.startsWith("surveys")) return "The survey";
        if (table.startsWith("answer")) {
            var named = answerOf.getOrDefault(row.getOrDefault("aid", ""), new String[] {"", ""});
            var code = row.getOrDefault("code", named[1]);
            var question = codes.getOrDefault(row.getOrDefault("qid", named[0]), "");
            return "The option “" + code + "” of " + question;
        }
        return codes.getOrDefault(row.getOrDefault("qid", ""), "");
    }

    private static int order(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    /// English and Welsh; without English, the first language stands in its place.
    private static @Nullable Words words(List<Map<String, String>> rows, String column, String language) {
        var english = text(
                rows.stream().filter(row -> row.getOrDefault(language, "en").startsWith("en")), column);
        var welsh =
                text(rows.stream().filter(row -> row.getOrDefault(language, "").startsWith("cy")), column);
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
