package org.tallystick.library.survey.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What a LimeSurvey file says of how its questions behave, and for which nothing here stands.
final class LimeBehaviour {

    /// How a question looks is for the page that shows it.
    private static final Pattern LOOKS =
            Pattern.compile("question_template|cssclass|.*_width.*|.*columns.*|page_break|public_statistics"
                    + "|statistics_.*|save_as_default|clear_default|.*_style|show_.*"
                    + "|hide_tip|scale_export|printable_.*|input_boxes|location_.*");

    private LimeBehaviour() {}

    /// Each thing once, by the code of its question.
    static List<String> notTaken(LimeFile file) {
        var codes = new HashMap<String, String>();
        for (var table : List.of("questions", "subquestions"))
            for (var row : file.rows(table))
                codes.putIfAbsent(row.getOrDefault("qid", ""), row.getOrDefault("title", ""));
        var named = new LinkedHashSet<String>();
        for (var row : file.rows("question_attributes")) {
            var attribute = row.getOrDefault("attribute", "");
            var value = ForeignText.plain(row.getOrDefault("value", ""));
            if (value.isEmpty()
                    || value.matches("[0N]")
                    || LOOKS.matcher(attribute).matches()) continue;
            var code = codes.getOrDefault(row.getOrDefault("qid", ""), "");
            named.add(code + ": the attribute " + attribute + " “" + start(value) + "”");
        }
        for (var row : file.rows("questions")) {
            var pattern = row.getOrDefault("preg", "");
            if (!pattern.isEmpty()) named.add(row.getOrDefault("title", "") + ": the pattern " + start(pattern));
        }
        for (var row : file.rows("defaultvalues"))
            named.add(codes.getOrDefault(row.getOrDefault("qid", ""), "") + ": an answer filled in");
        if (!file.rows("quota").isEmpty()) named.add("Quotas: a consultation never closes on one");
        if (!file.rows("assessments").isEmpty()) named.add("Assessments: answers get no points");
        return new ArrayList<>(named);
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= 60
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 50)) + " …";
    }
}
