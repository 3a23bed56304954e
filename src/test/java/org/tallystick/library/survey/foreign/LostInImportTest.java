package org.tallystick.library.survey.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.SharedData;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.SurveyRules;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Checked;

/// What a form from elsewhere has and a survey here has not is named, every time.
class LostInImportTest {

    private static final List<String> CHOICES = List.of("list_name|name|label", "yn|yes|Yes", "yn|no|No");

    /// @param column a heading of the sheet "survey" behind type, name and label
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "label::Polish (pl)~Gdzie?~All words in the language “polish (pl)”",
                "hint::French~Où?~All words in the language “french”",
                "hint~Ask ${who} first~“${who}” in its words",
                "media::image~map.png~q: the image beside it",
                "image::English (en)~map.png~q: the image beside it",
                "hint~<img src='a.png'/>~picture or film in its words",
                "hint~![map](a.png)~picture or film in its words",
                "disabled~yes~q: switched off in the form",
                "bind::odk:length~5~q: the bind::odk:length 5",
                "constraint~string-length(.) < 9~q: the constraint string-length(.) < 9"
            })
    void aFormNamesWhatItDrops(String column, String cell, String named) {
        var form =
                form(CHOICES, "type|name|label|" + column, "select_one yn|who|Who?|", "select_one yn|q|Where?|" + cell);
        assertThat(form.leftOut()).anyMatch(each -> each.contains(named));
        if (column.equals("disabled")) assertThat(form.survey().question("q")).isEmpty();
    }

    @Test
    void signsAsPeopleTypeThemAreRead() {
        var form = form(
                CHOICES,
                "type|name|label|relevant",
                "select_one\u00A0yn|q1|Here?|",
                "text|q2|Why?|${q1} = ‘yes’",
                "text|q3|Where?|selected(${q1},\u00A0“yes”)",
                "text|q4|When?|${q1}\u00A0=\u00A0'yes'\u00A0and ${q1} != 'no'");
        assertThat(form.leftOut()).isEmpty();
        var yes = new Condition("q1", List.of("yes"), List.of());
        assertThat(form.survey().question("q2").orElseThrow().shownIf()).containsExactly(yes);
        assertThat(form.survey().question("q3").orElseThrow().shownIf()).containsExactly(yes);
        assertThat(form.survey().question("q4").orElseThrow().shownIf()).hasSize(2);
    }

    @Test
    void noLimitIsInvented() {
        var form =
                form(CHOICES, "type|name|label", "integer|n|Turnover?", "decimal|d|Change?", "text|t|Anything else?");
        assertThat(form.leftOut()).isEmpty();
        for (var id : List.of("n", "d"))
            assertThat(form.survey().question(id).orElseThrow().kind())
                    .isInstanceOfSatisfying(Kind.NumberIn.class, range -> {
                        assertThat(range.least()).isLessThan(new BigDecimal(-5_000_000));
                        assertThat(range.most()).isGreaterThan(new BigDecimal("5e9"));
                    });
        assertThat(form.survey().question("t").orElseThrow().kind()).isEqualTo(new Kind.ShortText(20_000));
        assertThat(SurveyRules.check(form.survey())).isEmpty();
    }

    @Test
    void anOptionOfItsOwnIsTheOther() {
        var form = form(
                List.of("list_name|name|label", "l|a|A", "l|other|Other"),
                "type|name|label",
                "select_one l or_other|q1|Pick",
                "select_multiple l or_other|q2|Pick some");
        for (var id : List.of("q1", "q2"))
            assertThat(form.survey().question(id).orElseThrow().kind().choices())
                    .hasSize(2);
    }

    @Test
    void theTitleAndEverySheetAreReadOrNamed() {
        var book = Sheets.write(
                Format.XLSX,
                List.of(
                        sheet("survey", "type|name|label", "text|q|Why?"),
                        sheet("settings", "title", "Our form"),
                        sheet("external_choices", "list_name|name", "a|b")));
        var form = valid(XlsFormImport.read(book, "f.xlsx"));
        assertThat(form.survey().title().en()).isEqualTo("Our form");
        assertThat(form.leftOut()).containsExactly("The sheet “external_choices”");
    }

    /// @param rows more of the survey than a question "child" and one "sat" with two statements
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "<surveys_languagesettings><rows><row><surveyls_language>pl</surveyls_language><surveyls_title>A</surveyls_title></row></rows></surveys_languagesettings>~All words in the language “pl”",
                "<surveys_languagesettings><rows><row><surveyls_language>en</surveyls_language><surveyls_endtext>Thanks</surveyls_endtext></row></rows></surveys_languagesettings>~The text at the end",
                "<surveys_languagesettings><rows><row><surveyls_language>en</surveyls_language><surveyls_policy_notice>We keep</surveyls_policy_notice></row></rows></surveys_languagesettings>~The privacy notice",
                "<surveys_languagesettings><rows><row><surveyls_language>en</surveyls_language><surveyls_welcometext>Dear {TOKEN:FIRSTNAME}</surveyls_welcometext></row></rows></surveys_languagesettings>~The survey: “{TOKEN:FIRSTNAME}”",
                "<conditions><rows><row><qid>2</qid><cqid>1</cqid><cfieldname>1X1X1</cfieldname><method>!=</method><value>Y</value></row></rows></conditions>~sat: the condition that child != Y",
                "<answers><rows><row><qid>9</qid><code>A1</code><answer><![CDATA[<img src='a.png'/>]]></answer><language>en</language></row></rows></answers>~The option “A1” of pic: the picture"
            })
    void aLimeSurveyNamesWhatItDrops(String rows, String named) {
        assertThat(lime(rows).leftOut()).anyMatch(each -> each.startsWith(named));
    }

    @Test
    void theConditionOfAStatementIsTakenOver() {
        var sat = lime("").survey().question("sat").orElseThrow();
        assertThat(((Kind.Rated) sat.kind()).statements().get(1).shownIf())
                .containsExactly(new Condition("child", List.of("Y"), List.of()));
    }

    private static final String PICTURES =
            "<answers><rows><row><qid>9</qid><code>A1</code><answer>One</answer><language>en</language></row>"
                    + "<row><qid>9</qid><code>A2</code><answer>Two</answer><language>en</language></row></rows></answers>";

    /// @param rows `question part method value scenario`, one condition each
    /// @param shown what the picture's question is shown by; empty where the conditions are named
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "1 - == Y 1~child Y",
                "1 - == Y 1, 1 - == N 1~child Y or N",
                "1 - == Y 1, 2 SQ1 == 5 1~child Y and sat.SQ1 5",
                "2 SQ1 == 1 1, 2 SQ2 == 2 1~sat.SQ1 1 and sat.SQ2 2",
                "1 - == Y 1, 1 - == N 2~child Y or N",
                "1 - == Y 1, 2 SQ1 == 5 2~''",
                "1 - == Y 1, 1 - > N 1~''",
                "1 - RX Y 1~''",
                "7 - == Y 1~''"
            })
    void theOldTableOfConditionsIsTakenOverOrNamed(String rows, String shown) {
        var xml = new StringBuilder("<conditions><rows>");
        for (var row : rows.split(", ")) {
            var part = row.split(" ");
            xml.append("<row><qid>9</qid><cqid>%s</cqid>".formatted(part[0]))
                    .append("<cfieldname>5X1X")
                    .append(part[0])
                    .append(part[1].replace("-", ""))
                    .append("</cfieldname><method><![CDATA[%s]]></method>".formatted(part[2]))
                    .append("<value>%s</value><scenario>%s</scenario></row>".formatted(part[3], part[4]));
        }
        var imported = lime(PICTURES + xml + "</rows></conditions>");
        var said = imported.survey().question("pic").orElseThrow().shownIf().stream()
                .map(each -> each.item() + " " + String.join(" or ", each.is()))
                .collect(java.util.stream.Collectors.joining(" and "));
        assertThat(said).isEqualTo(shown);
        assertThat(imported.leftOut().stream().filter(each -> each.startsWith("pic: the condition")))
                .hasSize(shown.isEmpty() ? rows.split(", ").length : 0);
    }

    /// A box of a question with several: it is named and "Y", or the value names it.
    @ParameterizedTest
    @CsvSource({"+5X1X6a,Y,G a", "5X1X6,a,G a", "5X1X6a,Y,G a", "+5X1X6a,N,''"})
    void theOldTableNamesABox(String field, String value, String shown) {
        var more = """
                <conditions><rows><row><qid>9</qid><cqid>6</cqid><cfieldname>%s</cfieldname><method>==</method><value>%s</value><scenario>1</scenario></row></rows></conditions>
                """.formatted(field, value);
        var said = lime(PICTURES + more).survey().question("pic").orElseThrow().shownIf().stream()
                .map(each -> each.item() + " " + String.join(" or ", each.is()))
                .toList();
        assertThat(said).isEqualTo(shown.isEmpty() ? List.of() : List.of(shown));
    }

    @Test
    void nothingIsCut() {
        var notice = "Privacy notice. ".repeat(400).strip();
        var survey = lime("<surveys_languagesettings><rows><row><surveyls_language>en</surveyls_language>"
                + "<surveyls_welcometext>"
                + notice
                + "</surveyls_welcometext></row></rows></surveys_languagesettings>");
        assertThat(survey.survey().introduction()).isEqualTo(Words.of(notice));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "lss-languages.lss,1,language “pl”",
        "lss-placeholder.lss,2,{TOKEN:FIRSTNAME}",
        "lss-picture-options.lss,2,The option “A2” of pic: the picture",
        "lss-statement-condition.lss,0,''",
        "lss-51-attributes.lss,61,max_num_value_n",
        "xls-languages.xlsx,2,language “urdu (ur)”",
        "xls-limits.xlsx,0,''",
        "xls-disabled.xlsx,1,q_old: switched off",
        "xls-smart-quotes.xlsx,0,''",
        "xls-or-other.xlsx,0,''",
        "lss-long-welcome.lss,2,The privacy notice"
    })
    void theCasesOfOthersAreReadOrNamed(String name, int least, String named) throws IOException {
        var bytes = Files.readAllBytes(SharedData.at("cases/survey/" + name));
        var read = valid(name.endsWith(".lss") ? LimeSurveyImport.read(bytes) : XlsFormImport.read(bytes, name));
        assertThat(read.leftOut()).hasSizeGreaterThanOrEqualTo(least);
        if (named.isEmpty()) assertThat(read.leftOut()).isEmpty();
        else assertThat(read.leftOut()).anyMatch(each -> each.contains(named));
    }

    private static Imported lime(String more) {
        var text = """
                <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>178</DBVersion>
                <groups><rows><row><gid>1</gid><group_name>You</group_name><language>en</language></row></rows></groups>
                <questions><rows>
                 <row><qid>1</qid><gid>1</gid><type>Y</type><title>child</title><question>Children?</question><language>en</language><question_order>0</question_order></row>
                 <row><qid>2</qid><gid>1</gid><type>A</type><title>sat</title><question>Satisfied?</question><language>en</language><relevance>1</relevance><question_order>1</question_order></row>
                 <row><qid>9</qid><gid>1</gid><type>L</type><title>pic</title><question>Which?</question><language>en</language><question_order>2</question_order></row>
                 <row><qid>6</qid><gid>1</gid><type>M</type><title>G</title><question>Groups?</question><language>en</language><question_order>1</question_order></row>
                </rows></questions>
                <subquestions><rows>
                 <row><qid>3</qid><parent_qid>2</parent_qid><title>SQ1</title><question>Parks</question><language>en</language><relevance>1</relevance><question_order>0</question_order></row>
                 <row><qid>61</qid><parent_qid>6</parent_qid><title>a</title><question>Old</question><language>en</language><question_order>0</question_order></row>
                 <row><qid>62</qid><parent_qid>6</parent_qid><title>b</title><question>Young</question><language>en</language><question_order>1</question_order></row>
                 <row><qid>4</qid><parent_qid>2</parent_qid><title>SQ2</title><question>Schools</question><language>en</language><relevance>child.NAOK == “Y”</relevance><question_order>1</question_order></row>
                </rows></subquestions>
                """ + more + "</document>";
        return valid(LimeSurveyImport.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Imported form(List<String> choices, String... lines) {
        var book = Sheets.write(
                Format.XLSX, List.of(sheet("survey", lines), sheet("choices", choices.toArray(new String[0]))));
        return valid(XlsFormImport.read(book, "form.xlsx"));
    }

    private static Sheet sheet(String name, String... lines) {
        return Sheet.ofText(
                name,
                new ArrayList<>(Arrays.stream(lines)
                        .map(line -> List.of(line.split("\\|", -1)))
                        .toList()));
    }

    private static Imported valid(Checked<Imported> read) {
        assertThat(read).isInstanceOf(Checked.Valid.class);
        return ((Checked.Valid<Imported>) read).value();
    }
}
