package org.tallystick.library.survey.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.SurveyRules;
import org.tallystick.library.survey.Words;
import org.tallystick.library.survey.answer.ColumnMatch;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;

class ImportTest {

    private static Imported valid(Checked<Imported> read) {
        assertThat(read).isInstanceOf(Checked.Valid.class);
        return ((Checked.Valid<Imported>) read).value();
    }

    private static Sheet sheet(String name, String... lines) {
        return Sheet.ofText(
                name,
                Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList());
    }

    private static Imported form(String... lines) {
        var all = new ArrayList<>(List.of(
                "type|name|label::English (en)|label::Welsh (cy)|relevant|required|required_message|constraint"));
        all.addAll(List.of(lines));
        var book = Sheets.write(
                Format.XLSX,
                List.of(
                        sheet("survey", all.toArray(new String[0])),
                        sheet("choices", "list_name|name|label", "yn|y|Yes", "yn|n|No"),
                        sheet("settings", "form_title", "A form")));
        return valid(XlsFormImport.read(book, "form.xlsx"));
    }

    @Test
    void takesOverWhatAnXlsFormAsks() {
        var imported = form(
                "note|hello|<b>Read</b> this first",
                "select_one yn|org|An organisation?|Sefydliad?||yes|It decides what follows",
                "begin_group|more|More||${org} = 'y' and not(selected(${org}, 'n'))",
                "select_multiple yn|both|Both?",
                "integer|n|How many?|||||. >= 1 and . <= 14",
                "text|why|Why?||${n} > 3|true",
                "end_group",
                "geopoint|where|Where?",
                "select_one missing|lost|Lost?");
        var survey = imported.survey();
        assertThat(survey.title().en()).isEqualTo("A form");
        assertThat(survey.sections()).hasSize(2);
        assertThat(survey.sections().get(0).introduction()).isEqualTo(Words.of("Read this first"));
        assertThat(survey.sections().get(1).shownIf())
                .containsExactly(
                        new Condition("org", List.of("y"), List.of()), new Condition("org", List.of(), List.of("n")));
        var org = survey.question("org").orElseThrow();
        assertThat(org.label()).isEqualTo(new Words("An organisation?", "Sefydliad?"));
        assertThat(org.compulsoryBecause()).isEqualTo(Words.of("It decides what follows"));
        assertThat(survey.question("n").orElseThrow().kind())
                .isInstanceOfSatisfying(
                        Kind.NumberIn.class, range -> assertThat(range.most()).isEqualTo("14"));
        assertThat(imported.leftOut())
                .containsExactly(
                        "why: was compulsory; give the reason, or let people skip it",
                        "why: the condition ${n} > 3",
                        "where: a question of the type “geopoint”",
                        "lost: a question of the type “select_one missing”");
        assertThat(imported.asksMore()).as("the condition of why is left out").isTrue();
        assertThat(SurveyRules.check(survey)).isEmpty();
    }

    @Test
    void aQuestionLeftOutPutsNothingToMorePeople() {
        var imported = form("select_one yn|a|A?", "geopoint|where|Where?");
        assertThat(imported.leftOut()).hasSize(1);
        assertThat(imported.asksMore()).isFalse();
    }

    @Test
    void leavesOutWhatWouldBreakTheSurvey() {
        var imported = form(
                "select_one yn|a|A?||${later} = 'y'",
                "select_one yn|later|Later?",
                "select_one yn|a|A again?",
                "begin_repeat|rep|Many",
                "text|inside|Inside?",
                "end_repeat");
        assertThat(imported.survey().items().map(Item::id)).containsExactly("a", "later");
        assertThat(imported.leftOut())
                .anySatisfy(line -> assertThat(line).startsWith("a: a is shown by the answer to later"))
                .contains("a: there twice; the first was taken over")
                .contains("inside: in a repeated group");
        assertThat(imported.asksMore()).as("the condition of a is left out").isTrue();
        assertThat(SurveyRules.check(imported.survey())).isEmpty();
    }

    private static final String OLD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>177</DBVersion>
            <groups><rows>
             <row><gid>1</gid><group_name><![CDATA[You]]></group_name><group_order>0</group_order><language>en</language></row>
             <row><gid>1</gid><group_name>Chi</group_name><group_order>0</group_order><language>cy</language></row>
            </rows></groups>
            <questions><rows>
             <row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>F</type><title>Q7</title><question>Agree?</question><question_order>2</question_order><language>en</language><mandatory>Y</mandatory><relevance>((Q1.NAOK == "A1"))</relevance></row>
             <row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>Q1</title><question><![CDATA[<p>Who&nbsp;are you?</p>]]></question><question_order>1</question_order><language>en</language><other>Y</other></row>
             <row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>Q1</title><question>Pwy?</question><question_order>1</question_order><language>cy</language></row>
             <row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>D</type><title>when</title><question>When?</question><question_order>3</question_order><language>en</language></row>
             <row><qid>6</qid><parent_qid>0</parent_qid><gid>1</gid><type>M</type><title>G</title><question>Groups?</question><question_order>4</question_order><language>en</language></row>
             <row><qid>9</qid><parent_qid>0</parent_qid><gid>1</gid><type>T</type><title>T1</title><question>Say</question><question_order>5</question_order><language>en</language><relevance>G_SQ1.NAOK == "Y" and Q1 != "A2"</relevance></row>
            </rows></questions>
            <subquestions><rows>
             <row><qid>4</qid><parent_qid>2</parent_qid><title>a</title><question>It helps</question><question_order>1</question_order><language>en</language></row>
             <row><qid>5</qid><parent_qid>2</parent_qid><title>b</title><question>We sign</question><question_order>2</question_order><language>en</language></row>
             <row><qid>7</qid><parent_qid>6</parent_qid><title>SQ1</title><question>Old</question><question_order>1</question_order><language>en</language></row>
             <row><qid>8</qid><parent_qid>6</parent_qid><title>SQ2</title><question>Young</question><question_order>2</question_order><language>en</language></row>
            </rows></subquestions>
            <answers><rows>
             <row><qid>1</qid><code>A2</code><answer>Person</answer><sortorder>2</sortorder><language>en</language></row>
             <row><qid>1</qid><code>A1</code><answer>Firm</answer><sortorder>1</sortorder><language>en</language></row>
             <row><qid>2</qid><code>1</code><answer>Yes</answer><sortorder>1</sortorder><language>en</language></row>
             <row><qid>2</qid><code>2</code><answer>No</answer><sortorder>2</sortorder><language>en</language></row>
            </rows></answers>
            <surveys_languagesettings><rows><row><surveyls_title>Lime</surveyls_title><surveyls_language>en</surveyls_language></row></rows></surveys_languagesettings>
            </document>
            """;

    private static Imported lime(String text) {
        return valid(LimeSurveyImport.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takesOverAnOldLimeSurvey() {
        var imported = lime(OLD);
        var survey = imported.survey();
        assertThat(survey.title().en()).isEqualTo("Lime");
        assertThat(survey.sections().getFirst().title()).isEqualTo(new Words("You", "Chi"));
        assertThat(survey.items().map(Item::id)).containsExactly("Q1", "Q1.comment", "Q7.a", "Q7.b", "G", "T1");
        assertThat(survey.question("Q1").orElseThrow().label()).isEqualTo(new Words("Who are you?", "Pwy?"));
        assertThat(survey.item("Q1").orElseThrow().kind().choices())
                .extracting(Option::id)
                .containsExactly("A1", "A2", "-oth-");
        assertThat(survey.question("Q7").orElseThrow().shownIf())
                .containsExactly(new Condition("Q1", List.of("A1"), List.of()));
        assertThat(survey.question("T1").orElseThrow().shownIf())
                .containsExactly(
                        new Condition("G", List.of("SQ1"), List.of()), new Condition("Q1", List.of(), List.of("A2")));
        assertThat(imported.leftOut())
                .containsExactly(
                        "Q7: was compulsory; give the reason, or let people skip it",
                        "when: a question of LimeSurvey’s type “D”");
        assertThat(SurveyRules.check(survey)).isEmpty();
        // LimeSurvey heads its columns so.
        var match = ColumnMatch.of(survey, List.of("Q7[a]", "Q7_b", "G[SQ1]", "G[SQ2]"));
        assertThat(match.matched()).isEqualTo(Map.of("Q7[a]", "Q7.a", "Q7_b", "Q7.b", "G[SQ1]", "G", "G[SQ2]", "G"));
    }

    /// Newer files keep words apart from questions, by language.
    @Test
    void takesOverANewLimeSurvey() {
        var text = """
                <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>630</DBVersion>
                <groups><rows><row><gid>1</gid><group_order>1</group_order></row></rows></groups>
                <group_l10ns><rows><row><id>1</id><gid>1</gid><group_name>You</group_name><language>en</language></row></rows></group_l10ns>
                <questions><rows><row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>!</type><title>Q1</title><question_order>1</question_order></row></rows></questions>
                <question_l10ns><rows><row><qid>1</qid><question>Who?</question><help/><language>en</language></row>
                <row><qid>1</qid><question>Pwy?</question><language>cy</language></row></rows></question_l10ns>
                <answers><rows><row><aid>8</aid><qid>1</qid><code>B</code><sortorder>2</sortorder></row><row><aid>7</aid><qid>1</qid><code>A</code><sortorder>1</sortorder></row></rows></answers>
                <answer_l10ns><rows><row><id>1</id><aid>7</aid><answer>Ann</answer><language>en</language></row><row><id>2</id><aid>8</aid><answer>Bob</answer><language>en</language></row></rows></answer_l10ns>
                </document>
                """;
        var question = lime(text).survey().question("Q1").orElseThrow();
        assertThat(question.label()).isEqualTo(new Words("Who?", "Pwy?"));
        assertThat(question.kind().choices())
                .containsExactly(new Option("A", Words.of("Ann"), false), new Option("B", Words.of("Bob"), false));
    }

    @Test
    void namesWhatALimeSurveyDoesBeside() {
        var text = """
                <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>400</DBVersion>
                <groups><rows><row><gid>1</gid><group_order>1</group_order><group_name>You</group_name></row></rows></groups>
                <questions><rows><row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>Q1</title><question>Postcode?</question><preg>/^[A-Z]/</preg><question_order>1</question_order></row></rows></questions>
                <question_attributes><rows>
                <row><qid>1</qid><attribute>maximum_chars</attribute><value>8</value></row>
                <row><qid>1</qid><attribute>hidden</attribute><value>1</value></row>
                <row><qid>1</qid><attribute>random_order</attribute><value>0</value></row>
                <row><qid>1</qid><attribute>cssclass</attribute><value>wide</value></row></rows></question_attributes>
                <defaultvalues><rows><row><qid>1</qid></row></rows></defaultvalues>
                <quota><rows><row><id>1</id></row></rows></quota>
                </document>
                """;
        assertThat(lime(text).leftOut())
                .containsExactly(
                        "Q1: the attribute maximum_chars “8”",
                        "Q1: the attribute hidden “1”",
                        "Q1: the pattern /^[A-Z]/",
                        "Q1: an answer filled in",
                        "Quotas: a consultation never closes on one");
    }

    @Test
    void namesWhatAnXlsFormDoesBeside() {
        var book = List.of(
                Sheet.ofText(
                        "survey",
                        List.of(
                                List.of("type", "name", "label", "required", "choice_filter", "default", "parameters"),
                                List.of(
                                        "select_one town",
                                        "q",
                                        "Town?",
                                        "${county}='S'",
                                        "county=${county}",
                                        "Ludlow",
                                        "randomize=true"),
                                List.of("text", "w", "Why?", "no", "", "", ""))),
                Sheet.ofText(
                        "choices",
                        List.of(
                                List.of("list_name", "name", "label"),
                                List.of("town", "a", "Ludlow"),
                                List.of("town", "b", "Oswestry"))));
        var imported = valid(XlsFormImport.read(
                org.tallystick.library.sheet.Sheets.write(org.tallystick.library.sheet.Format.XLSX, book), "f.xlsx"));
        assertThat(imported.leftOut())
                .containsExactly(
                        "q: was compulsory where ${county}='S'",
                        "q: the choice_filter county=${county}",
                        "q: the default Ludlow",
                        "q: the parameters randomize=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PK",
                "<document/>",
                "<document><LimeSurveyDocType>Group</LimeSurveyDocType><DBVersion>177</DBVersion></document>",
                "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>x</DBVersion></document>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document>&x;</document>",
                "<!DOCTYPE d><document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>177</DBVersion></document>",
            })
    void refusesWhatIsNoLimeSurvey(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(LimeSurveyImport.read(bytes)).isInstanceOf(Checked.Invalid.class);
        assertThat(XlsFormImport.read(bytes, "x.xlsx")).isInstanceOf(Checked.Invalid.class);
    }

    /// Cut anywhere, or with any piece gone, it is refused or taken over, and what is taken over is
    /// a survey.
    @Property(tries = 300)
    void neverFails(@ForAll int at, @ForAll int length) {
        var from = Math.floorMod(at, OLD.length());
        var to = Math.min(OLD.length(), from + Math.floorMod(length, 400));
        var text = OLD.substring(0, from) + OLD.substring(to);
        if (LimeSurveyImport.read(text.getBytes(StandardCharsets.UTF_8))
                instanceof Checked.Valid<Imported>(var imported)) {
            var problems = SurveyRules.check(imported.survey());
            if (imported.survey().items().findAny().isPresent())
                assertThat(problems).isEmpty();
        }
    }
}
