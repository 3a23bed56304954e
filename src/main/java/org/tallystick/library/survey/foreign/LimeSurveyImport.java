package org.tallystick.library.survey.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Checked;

/// Surveys from LimeSurvey structure files (.lss). In older files (database versions below about
/// 400) each question has a row for each language; in newer ones its words are in tables of their
/// own. What maps maps; the rest is named.
public final class LimeSurveyImport {

    private static final int OLDEST = 177;
    private static final Pattern IS = Pattern.compile(
            "\\(*\\s*!?([A-Za-z0-9_]{1,100})(?:\\.NAOK)?\\s*(==|!=|eq|ne)\\s*[\"']([^\"']{0,100})[\"']\\s*\\)*");

    private final LimeWords words;
    private final LimeFile file;
    private final List<String> leftOut = new ArrayList<>();

    /// Each answer that conditions can name: its code to our item, and for an option of a "many of"
    /// the option.
    private final Map<String, String[]> named = new LinkedHashMap<>();

    private LimeSurveyImport(LimeFile file) {
        this.file = file;
        this.words = new LimeWords(file);
    }

    public static Checked<Imported> read(byte[] bytes) {
        return switch (LimeFile.read(bytes)) {
            case Checked.Invalid(var problems) -> new Checked.Invalid<>(problems);
            case Checked.Valid(var file) -> new Checked.Valid<>(new LimeSurveyImport(file).imported());
        };
    }

    private Imported imported() {
        if (file.version() < OLDEST) leftOut.add("The file is older than database version 177: check every question");
        var sections = new ArrayList<Section>();
        for (var group : once(file.rows("groups"), "gid", "group_order")) {
            var gid = group.getOrDefault("gid", "");
            var name = words.group(gid, "group_name");
            var questions = new ArrayList<Question>();
            once(file.rows("questions"), "qid", "question_order").stream()
                    .filter(row -> row.getOrDefault("gid", "").equals(gid))
                    .filter(row -> row.getOrDefault("parent_qid", "0").matches("|0"))
                    .forEach(row -> questions.addAll(questions(row)));
            if (!questions.isEmpty())
                sections.add(new Section(
                        "s" + (sections.size() + 1),
                        name == null ? Words.of("Questions") : name,
                        words.group(gid, "description"),
                        conditions("group " + gid, group.getOrDefault("grelevance", "")),
                        questions));
        }
        leftOut.addAll(LimeBehaviour.notTaken(file));
        leftOut.addAll(words.notTaken());
        var title = words.survey("surveyls_title");
        return Imported.mended(
                new Survey(
                        title == null ? Words.of("Survey") : title,
                        words.survey("surveyls_welcometext"),
                        "A LimeSurvey file",
                        null,
                        sections),
                leftOut);
    }

    /// One row for each id, in the survey's order; in older files other languages repeat them.
    private static List<Map<String, String>> once(List<Map<String, String>> rows, String id, String order) {
        var once = new LinkedHashMap<String, Map<String, String>>();
        rows.forEach(row -> once.putIfAbsent(row.getOrDefault(id, ""), row));
        return once.values().stream()
                .sorted(Comparator.comparingInt(row -> number(row.getOrDefault(order, ""))))
                .toList();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private List<Question> questions(Map<String, String> row) {
        var code = row.getOrDefault("title", "");
        var qid = row.getOrDefault("qid", "");
        var id = ForeignText.id(code);
        var label = words.question(qid, "question");
        var type = row.getOrDefault("type", "");
        if (type.equals("X")) {
            leftOut.add(code + ": a text without a question; use a section’s introduction");
            return List.of();
        }
        if (type.equals("K") || type.equals("Q")) return parts(row, id, label);
        var kind = kind(row, id, type);
        if (kind == null) {
            leftOut.add(code + ": a question of LimeSurvey’s type “" + type + "”");
            return List.of();
        }
        name(code, id, kind, qid);
        var remarks = type.equals("O") || row.getOrDefault("other", "N").equals("Y")
                ? Words.of(type.equals("O") ? "Comment" : "Other (please say)")
                : null;
        return List.of(question(row, List.of(), id, label, kind, remarks));
    }

    /// A question with several fields becomes a question for each.
    private List<Question> parts(Map<String, String> row, String id, @Nullable Words label) {
        var questions = new ArrayList<Question>();
        for (var sub : subquestions(row.getOrDefault("qid", ""))) {
            var part = words.question(sub.getOrDefault("qid", ""), "question");
            var both = Words.of((label == null ? "" : label.en() + ": ") + (part == null ? "" : part.en()));
            var kind = row.getOrDefault("type", "").equals("K") ? anyNumber() : new Kind.ShortText(XlsFormImport.LONG);
            var code = row.getOrDefault("title", "") + "." + sub.getOrDefault("title", "");
            var shown = conditions(code, sub.getOrDefault("relevance", ""));
            questions.add(
                    question(row, shown, id + "." + ForeignText.id(sub.getOrDefault("title", "")), both, kind, null));
        }
        return questions;
    }

    private Question question(
            Map<String, String> row,
            List<Condition> own,
            String id,
            @Nullable Words label,
            Kind kind,
            @Nullable Words remarks) {
        var shownIf = new ArrayList<>(conditions(row));
        shownIf.addAll(own);
        var code = row.getOrDefault("title", "");
        if (row.getOrDefault("mandatory", "N").matches("[YS]"))
            leftOut.add(code + ": was compulsory; give the reason, or let people skip it");
        return new Question(
                id,
                label == null ? Words.of(code) : label,
                words.question(row.getOrDefault("qid", ""), "help"),
                kind,
                remarks,
                shownIf,
                null,
                false,
                null);
    }

    private @Nullable Kind kind(Map<String, String> row, String id, String type) {
        var qid = row.getOrDefault("qid", "");
        return switch (type) {
            case "L", "!", "O", "Z", "W" -> new Kind.OneOf(with(row, words.answers(qid)));
            case "M", "P" -> new Kind.ManyOf(with(row, options(qid)), null);
            case "R" -> {
                var answers = words.answers(qid);
                yield new Kind.Ranked(answers.isEmpty() ? options(qid) : answers, null);
            }
            case "F", "H" -> new Kind.Rated(words.answers(qid), statements(qid, id));
            case "A" -> new Kind.Rated(points(5), statements(qid, id));
            case "B" -> new Kind.Rated(points(10), statements(qid, id));
            case "C" -> new Kind.Rated(listed("Y=Yes", "U=Uncertain", "N=No"), statements(qid, id));
            case "E" -> new Kind.Rated(listed("I=Increase", "S=Same", "D=Decrease"), statements(qid, id));
            case "5" -> new Kind.OneOf(points(5));
            case "Y" -> new Kind.OneOf(listed("Y=Yes", "N=No"));
            case "G" -> new Kind.OneOf(listed("F=Female", "M=Male"));
            case "N" -> anyNumber();
            case "S" -> new Kind.ShortText(XlsFormImport.LONG);
            case "T", "U" -> new Kind.LongText(XlsFormImport.LONG);
            case "|" -> new Kind.Upload();
            default -> null;
        };
    }

    private static Kind anyNumber() {
        return new Kind.NumberIn(XlsFormImport.FAR.negate(), XlsFormImport.FAR, 6, null);
    }

    /// The conditions of a question. Older files keep them in a table of their own, and newer ones
    /// there as well.
    private List<Condition> conditions(Map<String, String> row) {
        var code = row.getOrDefault("title", "");
        var relevance = row.getOrDefault("relevance", "");
        if (!relevance.matches("|1")) return conditions(code, relevance);
        var rows = file.rows("conditions").stream()
                .filter(each -> of(each, "qid").equals(of(row, "qid")))
                .toList();
        var read = LimeConditions.read(rows, this::item);
        if (read.isEmpty())
            for (var each : rows)
                leftOut.add("%s: the condition that %s %s %s"
                        .formatted(code, codeOf(of(each, "cqid")), of(each, "method"), of(each, "value")));
        return read.orElse(List.of());
    }

    private static String of(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    /// What a condition's question and a part of it are here.
    private String @Nullable [] item(String qid, String part) {
        return named.get(codeOf(qid) + (part.isEmpty() ? "" : "_" + part));
    }

    private String codeOf(String qid) {
        return file.rows("questions").stream()
                .filter(row -> row.getOrDefault("qid", "").equals(qid))
                .map(row -> row.getOrDefault("title", ""))
                .findFirst()
                .orElse("question " + qid);
    }

    private static List<Option> with(Map<String, String> row, List<Option> options) {
        if (!row.getOrDefault("other", "N").equals("Y")) return options;
        var all = new ArrayList<>(options);
        all.add(new Option("-oth-", Words.of("Other"), false));
        return all;
    }

    private static List<Option> points(int most) {
        var points = new ArrayList<Option>();
        for (var point = 1; point <= most; point++) points.add(Option.of("" + point));
        return points;
    }

    private static List<Option> listed(String... options) {
        return List.of(options).stream()
                .map(each -> new Option(each.split("=")[0], Words.of(each.split("=")[1]), false))
                .toList();
    }

    private List<Map<String, String>> subquestions(String qid) {
        return once(file.rows("subquestions"), "qid", "question_order").stream()
                .filter(row -> row.getOrDefault("parent_qid", "").equals(qid))
                .toList();
    }

    private List<Option> options(String qid) {
        var options = new ArrayList<Option>();
        for (var row : subquestions(qid)) {
            var label = words.question(row.getOrDefault("qid", ""), "question");
            var code = row.getOrDefault("title", "");
            var relevance = row.getOrDefault("relevance", "");
            if (!relevance.matches("|1")) leftOut.add("The option " + code + ": the condition " + relevance);
            options.add(new Option(code, label == null ? Words.of(code) : label, false));
        }
        return options;
    }

    private List<Statement> statements(String qid, String id) {
        var statements = new ArrayList<Statement>();
        for (var row : subquestions(qid)) {
            var code = row.getOrDefault("title", "");
            var label = words.question(row.getOrDefault("qid", ""), "question");
            statements.add(new Statement(
                    id + "." + ForeignText.id(code),
                    label == null ? Words.of(code) : label,
                    conditions(id + "." + code, row.getOrDefault("relevance", "")),
                    null,
                    null));
        }
        return statements;
    }

    private void name(String code, String id, Kind kind, String qid) {
        switch (kind) {
            case Kind.OneOf _ -> named.put(code, new String[] {id});
            case Kind.ManyOf(var options, var _) ->
                options.forEach(option -> named.put(code + "_" + option.id(), new String[] {id, option.id()}));
            case Kind.Rated _ ->
                subquestions(qid).forEach(row -> {
                    var sub = row.getOrDefault("title", "");
                    named.put(code + "_" + sub, new String[] {id + "." + ForeignText.id(sub)});
                });
            case Kind.Contact _, Kind.NumberIn _, Kind.ShortText _, Kind.LongText _, Kind.Ranked _, Kind.Upload _ -> {}
        }
    }

    /// Conditions joined by "and", each on one answer; anything else is named and left out.
    private List<Condition> conditions(String what, String relevance) {
        var text = LostInWords.typed(relevance);
        if (text.isEmpty() || text.equals("1")) return List.of();
        var conditions = new ArrayList<Condition>();
        for (var part : text.split("(?i)\\s+(?:and|&&)\\s+")) {
            var match = IS.matcher(part.strip());
            var item = match.matches() ? named.get(match.group(1)) : null;
            if (item == null) {
                leftOut.add(what + ": the condition " + text);
                return List.of();
            }
            var chosen = item.length == 1 ? match.group(3) : item[1];
            var equal = match.group(2).matches("==|eq");
            var yes = item.length == 1 ? equal : equal == match.group(3).equals("Y");
            conditions.add(
                    new Condition(item[0], yes ? List.of(chosen) : List.of(), yes ? List.of() : List.of(chosen)));
        }
        return conditions;
    }
}
