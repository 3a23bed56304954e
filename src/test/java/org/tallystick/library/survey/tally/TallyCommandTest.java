package org.tallystick.library.survey.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Surveys;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TallyCommandTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private final StringWriter out = new StringWriter();

    private JsonNode tally(String... words) {
        out.getBuffer().setLength(0);
        assertThat(run(words)).as(err.toString()).isZero();
        assertThat(out.toString().chars()).allMatch(c -> c < 128);
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... words) {
        return new CommandLine(new TallyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, command, _) -> {
                    if (!(e instanceof CommandRefused)) throw e;
                    command.getErr().println(e.getMessage());
                    return 2;
                })
                .execute(words);
    }

    private String file(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset).toString();
    }

    private String csv(String text) throws IOException {
        return file("responses.csv", text, StandardCharsets.UTF_8);
    }

    private String survey() throws IOException {
        return file("survey.json", Surveys.EVERY_KIND, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}: {6}")
    @CsvFileSource(resources = "/examples/shropshire-2016-tallies.csv", numLinesToSkip = 1, commentCharacter = '#')
    void thePublishedTalliesComeOutOfThePack(String statement, int sa, int ta, int n, int td, int sd, int base) {
        var tallies = tally(
                "src/main/resources/packs/surveys/shropshire-2016.json",
                "src/main/resources/packs/surveys/shropshire-2016-responses.csv");
        var tally = tallies.get(statement);
        assertThat(tally.get("base").asInt()).isEqualTo(base);
        assertThat(tally.get("answers").values())
                .extracting(each -> each.get("count").asInt())
                .containsExactly(sa, ta, n, td, sd);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theRestOfThePublishedCountsComesOutToo() {
        var tallies = tally(
                "src/main/resources/packs/surveys/shropshire-2016.json",
                "src/main/resources/packs/surveys/shropshire-2016-responses.csv");
        assertThat(tallies.at("/Q2/answers/Micro (0-9)/count").asInt()).isEqualTo(10);
        assertThat(tallies.at("/Q2/answers/Large (250+)/count").asInt()).isEqualTo(9);
        assertThat(tallies.at("/Q3/answers/Voluntary ~1 Third Sector/count").asInt())
                .isEqualTo(8);
        assertThat(tallies.at("/Q14/base").asInt()).isEqualTo(7);
        assertThat(tallies.at("/Q14/answers/Option 1/count").asInt()).isEqualTo(3);
        assertThat(tallies.at("/Q14/answers/Option 3/count").asInt()).isEqualTo(3);
        assertThat(tallies.at("/Q15/base").asInt()).isEqualTo(10);
    }

    @Test
    void readsWhatPeopleSend() throws IOException {
        var file = file(
                "responses.csv",
                "Q2A ; ORG; Q2b. We would sign;groups;n;ignored;Who are you?\r\n"
                        + " agree ;Ydw;Disagree;Disability|None;7;£;Bôb\r\n"
                        + "Agree;;NA;leisure, recreation and sports, Disability;7.0;;\r\n"
                        + ";;;;;;\r\n"
                        + "Disagree;;;;14;;NA\r\n",
                Charset.forName("windows-1252"));
        var tallies = tally(survey(), file);
        assertThat(tallies.at("/Q2a/base").asInt()).isEqualTo(3);
        assertThat(tallies.at("/Q2a/answers/Agree/count").asInt()).isEqualTo(2);
        assertThat(tallies.at("/Q2a/answers/Agree/percent").asInt()).isEqualTo(67);
        assertThat(tallies.at("/org/answers/yes/count").asInt()).isEqualTo(1);
        assertThat(tallies.at("/Q2b/base").asInt()).isEqualTo(1);
        assertThat(tallies.at("/groups/base").asInt()).isEqualTo(2);
        assertThat(tallies.at("/groups/answers/Disability/count").asInt()).isEqualTo(2);
        assertThat(tallies.at("/groups/answers/Disability/percent").asInt()).isEqualTo(100);
        assertThat(tallies.at("/groups/answers/Leisure, recreation and sports/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(tallies.at("/n/answers/7/count").asInt()).isEqualTo(2);
        assertThat(tallies.at("/who").toString()).isEqualTo("{\"base\":1,\"answers\":{}}");
        assertThat(tallies.at("/long/base").asInt()).isZero();
        assertThat(tallies.at("/order/answers/A/percent").isNull()).isTrue();
    }

    @Test
    void readsOneColumnForEachOption() throws IOException {
        var tallies = tally(
                survey(),
                csv("groups[Disability],groups/None,groups_Young people,order: A,order: B\n"
                        + "1,0,Young people,2,1\n"
                        + "yes,no,,1,\n"
                        + "0,0,0,,\n"));
        assertThat(tallies.at("/groups/base").asInt()).isEqualTo(2);
        assertThat(tallies.at("/groups/answers/Disability/count").asInt()).isEqualTo(2);
        assertThat(tallies.at("/groups/answers/Young people/count").asInt()).isEqualTo(1);
        assertThat(tallies.at("/order/answers/B/count").asInt()).isEqualTo(1);
    }

    @Test
    void weighsExactlyAndRoundsHalfUpOnce() throws IOException {
        var file = csv("Q2a,w\nAgree,0.1\nAgree,0.2\nDisagree,0.3\nDisagree,1e-1\nAgree,.1\n,5\n");
        var tally = tally("--columns", "Q2a", "--weight", "w", file).get("Q2a");
        assertThat(tally.get("base").asInt()).isEqualTo(5);
        assertThat(tally.at("/answers/Agree/weighted").asString()).isEqualTo("0.4");
        assertThat(tally.at("/answers/Agree/percent").asInt()).isEqualTo(50);
        // 1 of 8 is 12.5, and 7 of 8 is 87.5
        var eight = tally("--columns", "a", csv("a\nx\ny\ny\ny\ny\ny\ny\ny\n"));
        assertThat(eight.at("/a/answers/x/percent").asInt()).isEqualTo(13);
        assertThat(eight.at("/a/answers/y/percent").asInt()).isEqualTo(88);
    }

    @Test
    void weightsOfNothingGiveNoShare() throws IOException {
        var tally =
                tally("--columns", "a", "--weight", "w", csv("a,w\nx,0\ny,0\n")).get("a");
        assertThat(tally.get("base").asInt()).isEqualTo(2);
        assertThat(tally.at("/answers/x/percent").isNull()).isTrue();
    }

    @Test
    void talliesByAnItemAndByAnyColumn() throws IOException {
        var file = csv("org,Q2a,place\nyes,Agree,Ludlow\nno,Agree,Ludlow\nyes,Disagree,\n,Agree,Wem\n");
        var byItem = tally(survey(), file, "--by", "org").at("/Q2a/by");
        assertThat(byItem.propertyNames()).containsExactly("yes", "no");
        assertThat(byItem.at("/yes/base").asInt()).isEqualTo(2);
        assertThat(byItem.at("/yes/answers/Agree/percent").asInt()).isEqualTo(50);
        var byPlace = tally("--columns", "Q2a", "--by", "place", file).at("/Q2a/by");
        assertThat(byPlace.propertyNames()).containsExactly("Ludlow", "Wem");
        assertThat(byPlace.at("/Ludlow/base").asInt()).isEqualTo(2);
    }

    @Test
    void setsAsideWhatTheSurveyDoesNotOfferAndSaysWhere() throws IOException {
        var tallies = tally(survey(), csv("Q2a,n\nAgree,1e9999\nPerhaps,\"1.234,56\"\nAgree,3\n"));
        assertThat(tallies.at("/Q2a/base").asInt()).isEqualTo(2);
        assertThat(tallies.at("/n/base").asInt()).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "B2: “1e9999” is not an answer to n. Enter a whole number from 1 to 14.",
                        "A3: “Perhaps” is not one of the answers to Q2a. Enter an option as the survey writes"
                                + " it, or add it to the survey.",
                        "B3: “1.234,56” is not an answer to n. Enter a whole number from 1 to 14.");
    }

    @Test
    void aListWithinACellDoesNotPartTheFile() throws IOException {
        var tally = tally(survey(), csv("org,groups\nyes,Disability;Young people\nyes,None\n"));
        assertThat(tally.at("/groups/answers/Young people/count").asInt()).isEqualTo(1);
    }

    @Test
    void headingsWithCommasAreFound() throws IOException {
        var file = csv("\"Health, or care?\",b\nyes,1\nno,1\n");
        assertThat(tally("--columns", "Health, or care?,b", file).propertyNames())
                .containsExactly("Health, or care?", "b");
    }

    @Test
    void readsWorkbooksToo() throws IOException {
        var sheet = Sheet.ofText("S", List.of(List.of("Q2a"), List.of("Agree"), List.of("Agree")));
        var book = folder.resolve("responses.xlsx");
        Files.write(book, Sheets.write(Format.XLSX, List.of(sheet)));
        assertThat(tally(survey(), book.toString()).at("/Q2a/base").asInt()).isEqualTo(2);
    }

    /// Each refusal is one sentence that says what to do.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--columns=a,zz {csv}",
                "--columns=a --weight=b {csv}",
                "--columns=a --weight=zz {csv}",
                "--columns=a --by=zz {csv}",
                "--columns=a {csv} {csv}",
                "--columns=, {csv}",
                "--columns=a missing.csv",
                "--columns=a {folder}",
                "{csv}",
                "{csv} {csv}",
                "missing.json {csv}",
                "--columns=dup {csv}",
            })
    void refusesInASentence(String line) throws IOException {
        var file = csv("a,b,dup,dup\nx,-1,1,1\ny,,1,1\n");
        var words = line.replace("{csv}", file)
                .replace("{folder}", folder.toString())
                .split(" ");
        assertThat(run(words)).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("Exception").matches("(?s).*\\.\\R");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefusedAndHeadingsAloneAreNot() throws IOException {
        var empty = csv("");
        assertThat(run("--columns", "a", empty)).isEqualTo(2);
        var headings = tally("--columns", "a", csv("a,b\n"));
        assertThat(headings.toString()).isEqualTo("{\"a\":{\"base\":0,\"answers\":{}}}");
    }
}
