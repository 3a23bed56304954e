package org.tallystick.library.survey.foreign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// Surveys from XLSForm workbooks (xlsform.org), as KoboToolbox, ODK and others write them: the
/// sheets "survey", "choices" and "settings". What maps maps; the rest is named.
public final class XlsFormImport {

    private static final Pattern RANGE =
            Pattern.compile("\\.\\s*>=\\s*(-?[0-9.]{1,15})\\s+and\\s+\\.\\s*<=\\s*(-?[0-9.]{1,15})");
    private static final Pattern IS = Pattern.compile(
            "(?:\\$\\{([^}]{1,200})\\}\\s*(!?=)\\s*(?:['\"]([^'\"]{0,200})['\"]|(-?[0-9]{1,9})))"
                    + "|(?:(not\\s*\\()?\\s*selected\\s*\\(\\s*\\$\\{([^}]{1,200})\\}\\s*,\\s*['\"]([^'\"]{0,200})['\"]\\s*\\)\\s*(\\))?)");
    private static final Set<String> SILENT = Set.of(
            "start",
            "end",
            "today",
            "deviceid",
            "username",
            "phonenumber",
            "email",
            "audit",
            "subscriberid",
            "simserial");

    /// As far as numbers go here, and as long as texts are: the form sets no limit.
    static final BigDecimal FAR = BigDecimal.valueOf(1_000_000_000_000L);

    static final int LONG = 20_000;
    private static final int PLACES = 6;

    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, List<Option>> choices = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private Opening open = new Opening("", null);
    private int depth;
    private int repeats;

    /// A section while its questions are read.
    private static final class Opening {
        private final String id;
        private final @Nullable Words title;
        private final List<Condition> shownIf = new ArrayList<>();
        private final List<Question> questions = new ArrayList<>();
        private final List<Words> notes = new ArrayList<>();

        Opening(String id, @Nullable Words title) {
            this.id = id;
            this.title = title;
        }

        void note(Words words) {
            notes.add(words);
        }

        @Nullable
        Words introduction() {
            if (notes.isEmpty()) return null;
            var english = notes.stream().map(Words::en).collect(Collectors.joining("\n"));
            var welsh = notes.stream()
                    .map(each -> Objects.requireNonNullElse(each.cy(), ""))
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining("\n"));
            return new Words(english, welsh);
        }
    }

    private XlsFormImport() {}

    public static Checked<Imported> read(byte[] file, String filename) {
        return switch (Sheets.read(file, filename)) {
            case Checked.Invalid(var problems) -> new Checked.Invalid<>(problems);
            case Checked.Valid(var sheets) -> new XlsFormImport().read(sheets);
        };
    }

    private Checked<Imported> read(List<Sheet> sheets) {
        var survey = FormRow.of(sheets, "survey");
        if (survey.stream().noneMatch(row -> row.has("type") && row.has("name")))
            return new Checked.Invalid<>(List.of(new Problem(
                    "file",
                    "This is not an XLSForm: it needs a sheet “survey” with the" + " columns type, name and label")));
        var offered = FormRow.of(sheets, "choices");
        leftOut.addAll(LostInWords.languages(FormRow.languages(
                Stream.concat(survey.stream(), offered.stream()).toList())));
        offered.forEach(this::choice);
        var title = Words.of("Survey");
        for (var row : FormRow.of(sheets, "settings")) {
            var named = row.has("form_title") ? row.text("form_title") : row.text("title");
            leftOut.addAll(LostInWords.of("The title", named));
            if (!named.isEmpty()) title = Words.of(ForeignText.plain(named));
        }
        for (var sheet : sheets)
            if (!sheet.name().strip().matches("(?i)survey|choices|settings")
                    && !sheet.rows().isEmpty()) leftOut.add("The sheet “" + sheet.name() + "”");
        survey.forEach(this::row);
        close();
        var named = title;
        return new Checked.Valid<>(
                Imported.mended(new Survey(named, null, "An XLSForm workbook", null, titled(named)), leftOut));
    }

    private List<Section> titled(Words title) {
        var ids = new HashSet<String>();
        var all = new ArrayList<Section>();
        for (var section : sections) {
            var id = section.id().isEmpty() || !ids.add(section.id()) ? "s" + (all.size() + 1) : section.id();
            ids.add(id);
            all.add(new Section(
                    id,
                    section.title().en().isEmpty() ? title : section.title(),
                    section.introduction(),
                    section.shownIf(),
                    section.questions()));
        }
        return all;
    }

    private void choice(FormRow row) {
        var list = row.has("list_name") ? row.text("list_name") : row.text("list name");
        var name = row.has("name") ? row.text("name") : row.text("value");
        if (list.isEmpty() || name.isEmpty()) return;
        var label = row.words("label");
        leftOut.addAll(row.lostInWords("The option “" + name + "” of " + list));
        choices.computeIfAbsent(list, _ -> new ArrayList<>())
                .add(new Option(name, label == null ? Words.of(name) : label, false));
    }

    private void row(FormRow row) {
        var type = row.text("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        var first = type.replaceAll("[ _].*", "");
        if (type.isEmpty()) return;
        if (row.isDisabled()) leftOut.add(row.name() + ": switched off in the form");
        else if (type.matches("begin[ _]repeat")) {
            repeats++;
            leftOut.add(row.name() + ": a repeated group; ask for what is repeated in one text");
        } else if (type.matches("end[ _]repeat")) repeats = Math.max(0, repeats - 1);
        else if (repeats > 0) leftOut.add(row.name() + ": in a repeated group");
        else if (first.equals("begin")) begin(row);
        else if (first.equals("end") && type.length() > 3) end();
        else if (SILENT.contains(type)) leftOut.add(row.name() + ": nothing is recorded of how somebody answers");
        else question(row, type);
    }

    private void begin(FormRow row) {
        if (depth++ > 0) {
            if (row.has("relevant"))
                leftOut.add(row.name() + ": the condition of a group within a group: " + row.text("relevant"));
            if (row.words("label") != null) leftOut.add(row.name() + ": the title of a group within a group");
            return;
        }
        close();
        leftOut.addAll(row.notTaken());
        open = new Opening(ForeignText.id(row.name()), row.words("label"));
        open.shownIf.addAll(conditions(row));
    }

    private void end() {
        depth = Math.max(0, depth - 1);
        if (depth == 0) close();
    }

    private void close() {
        if (!open.questions.isEmpty())
            sections.add(new Section(
                    open.id,
                    open.title == null ? Words.of("") : open.title,
                    open.introduction(),
                    open.shownIf,
                    open.questions));
        else open.notes.forEach(each -> leftOut.add("A note without questions: " + each.en()));
        open = new Opening("", null);
    }

    private void question(FormRow row, String type) {
        var label = row.words("label");
        if (type.equals("note")) {
            leftOut.addAll(row.notTaken());
            if (row.has("relevant")) leftOut.add(row.name() + ": the condition of a note: " + row.text("relevant"));
            if (label != null && open.questions.isEmpty()) open.note(label);
            else leftOut.add(row.name() + ": a note between questions; use a question's help");
            return;
        }
        var kind = kind(row, type);
        if (kind == null) {
            leftOut.add(row.name() + ": a question of the type “" + type + "”");
            return;
        }
        leftOut.addAll(row.notTaken());
        if (row.yes("required") && !row.has("required_message"))
            leftOut.add(row.name() + ": was compulsory; give the reason, or let people skip it");
        if (row.has("constraint") && !(kind instanceof Kind.NumberIn))
            leftOut.add(row.name() + ": the constraint " + row.text("constraint"));
        open.questions.add(new Question(
                ForeignText.id(row.name()),
                label == null ? Words.of(row.name()) : label,
                row.words("hint"),
                kind,
                type.endsWith("or_other") ? Words.of("Other (please say)") : null,
                conditions(row),
                row.yes("required") ? row.words("required_message") : null,
                false,
                null));
    }

    private @Nullable Kind kind(FormRow row, String type) {
        var words = type.split(" ");
        var list = words.length > 1 ? row.text("type").strip().split("\\s+")[1] : "";
        return switch (words[0]) {
            case "select_one", "select1" -> options(list) == null ? null : new Kind.OneOf(offered(list, type));
            case "select_multiple", "select" ->
                options(list) == null ? null : new Kind.ManyOf(offered(list, type), null);
            case "rank" -> options(list) == null ? null : new Kind.Ranked(offered(list, type), null);
            case "integer", "int" -> number(row, 0);
            case "decimal" -> number(row, PLACES);
            case "range" -> range(row);
            case "text", "string" ->
                row.text("appearance").contains("multiline") ? new Kind.LongText(LONG) : new Kind.ShortText(LONG);
            case "file", "image", "audio", "video" -> new Kind.Upload();
            case "acknowledge", "trigger" ->
                new Kind.ManyOf(List.of(Option.of("OK"), new Option("No", Words.of("No"), true)), null);
            default -> null;
        };
    }

    private @Nullable List<Option> options(String list) {
        return choices.get(list);
    }

    private List<Option> offered(String list, String type) {
        var offered = new ArrayList<>(choices.getOrDefault(list, List.of()));
        if (type.endsWith("or_other") && offered.stream().noneMatch(XlsFormImport::isOther))
            offered.add(new Option("other", Words.of("Other"), false));
        return offered;
    }

    private static boolean isOther(Option option) {
        return option.id().equalsIgnoreCase("other") || option.label().en().equalsIgnoreCase("other");
    }

    private Kind number(FormRow row, int places) {
        var match = RANGE.matcher(LostInWords.typed(row.text("constraint")));
        if (match.matches()) {
            var least = Numbers.read(match.group(1));
            var most = Numbers.read(match.group(2));
            if (least.isPresent() && most.isPresent()) return new Kind.NumberIn(least.get(), most.get(), places, null);
        }
        if (row.has("constraint"))
            leftOut.add(row.name() + ": the constraint " + row.text("constraint") + "; set the range");
        return new Kind.NumberIn(FAR.negate(), FAR, places, null);
    }

    private Kind range(FormRow row) {
        var bounds = new HashMap<String, BigDecimal>();
        for (var each : row.text("parameters").split("[\\s;,]+")) {
            var at = each.indexOf('=');
            if (at > 0)
                Numbers.read(each.substring(at + 1)).ifPresent(number -> bounds.put(each.substring(0, at), number));
        }
        var step = bounds.getOrDefault("step", BigDecimal.ONE).stripTrailingZeros();
        return new Kind.NumberIn(
                bounds.getOrDefault("start", BigDecimal.ZERO),
                bounds.getOrDefault("end", BigDecimal.TEN),
                Math.clamp(step.scale(), 0, 6),
                null);
    }

    /// The answer that a condition names, in whichever of its forms.
    private static String written(Matcher match) {
        for (int group : new int[] {3, 4, 7}) if (match.group(group) != null) return match.group(group);
        return "";
    }

    /// Conditions joined by "and", each on one answer; anything else is named and left out.
    private List<Condition> conditions(FormRow row) {
        var relevant = LostInWords.typed(row.text("relevant"));
        if (relevant.isEmpty()) return List.of();
        var conditions = new ArrayList<Condition>();
        for (var part : relevant.split("(?i)\\s+and\\s+")) {
            var match = IS.matcher(part.strip());
            if (!match.matches()) {
                leftOut.add(row.name() + ": the condition " + relevant);
                return List.of();
            }
            var negative = "!=".equals(match.group(2)) || match.group(5) != null;
            var item = ForeignText.id(match.group(1) == null ? match.group(6) : match.group(1));
            var option = List.of(written(match));
            conditions.add(new Condition(item, negative ? List.of() : option, negative ? option : List.of()));
        }
        return conditions;
    }
}
