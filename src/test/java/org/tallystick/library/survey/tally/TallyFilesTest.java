package org.tallystick.library.survey.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.SharedData;
import org.tallystick.library.sheet.Books;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as other programs write them.
class TallyFilesTest {

    private static final String SURVEY = """
            {"title":"T","questions":[
             {"id":"q1","label":"Useful?","kind":"one of","options":[{"id":"Y","label":"Yes"},{"id":"NA","label":"Not applicable"}]},
             {"id":"q2","label":"Rate","kind":"rated","scale":["Good","NA"],"statements":[{"id":"q2a","label":"Staff"}]},
             {"id":"q3","label":"Which","kind":"many of","options":[{"id":"bus","label":"Buses"},{"id":"rail","label":"Trains and trams"},{"id":"other","label":"Other"}]},
             {"id":"q4","label":"Why?","kind":"one of","options":["A","B"],"shownIf":[{"answer":"q1","is":["Y"]}]}]}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// @param file lines, each ended by "/n"
    /// @param counts like "q1: base 2, Y 1"
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "q1,q2a/nY,Good/nNA,NA/n,/n~q1 2 NA 1;q2a 2 NA 1",
                "q3,q3/bus,q3/rail,q3/other,q3_other/nbus rail,1,1,0,/nother,0,0,1,ferry/n,,,,/n~q3 2 bus 1;q3 2 rail 1;q3 2 other 1",
                "q3,q3/bus,q3/rail/nbus rail,True,False/n~q3 1 bus 1;q3 1 rail 0",
                "q1,q3/nY,bus rail/nY,Trains and trams;Buses/n~q3 2 bus 2;q3 2 rail 2",
                "q3/nBuses;Trains and trams/nBuses/n~q3 2 bus 2;q3 2 rail 1",
                "q1,q4/nNA,A/nY,B/nY,A/n~q4 2 A 1;q4 2 B 1",
                "q1,q4/nY,A,B/nY,B/n~q4 1 B 1"
            })
    void isCounted(String file, String counts) throws IOException {
        Files.writeString(folder.resolve("r.csv"), file.replace("/n", "\n"));
        var json = tally(folder.resolve("r.csv"));
        for (var each : counts.split(";")) {
            var part = each.split(" ");
            assertThat(json.get(part[0]).get("base").asInt()).as(each).isEqualTo(Integer.parseInt(part[1]));
            assertThat(json.get(part[0])
                            .get("answers")
                            .get(part[2])
                            .get("count")
                            .asInt())
                    .as(each)
                    .isEqualTo(Integer.parseInt(part[3]));
        }
    }

    @Test
    void whatIsNotCountedIsTold() throws IOException {
        Files.writeString(folder.resolve("r.csv"), "q1,q4\nNA,A\nY,A,B\n");
        tally(folder.resolve("r.csv"));
        assertThat(err.toString()).contains("q4: 1 answer was not counted").contains("Row 3: ");
    }

    @Test
    void coverSheetsAreNamedAndFurtherSheetsRead() throws IOException {
        Files.write(
                folder.resolve("r.xlsx"),
                Books.tabs(
                        "",
                        new Books.Tab("Cover", "visible", Books.row(1, "Our survey")),
                        new Books.Tab("Wave one", "visible", Books.row(1, "q1") + Books.row(2, "Y")),
                        new Books.Tab(
                                "Wave two", "visible", Books.row(1, "q1") + Books.row(2, "Y") + Books.row(3, "NA")),
                        new Books.Tab("Old", "hidden", Books.row(1, "q1") + Books.row(2, "Y"))));
        assertThat(tally(folder.resolve("r.xlsx")).get("q1").get("base").asInt())
                .isEqualTo(3);
        assertThat(err.toString()).contains("Sheet “Cover” was not read", "Sheet “Old” was not read: it is hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "na-survey.json,na-option.csv,q1,4,NA,2",
        "na-survey.json,na-option.csv,q2a,4,NA,2",
        "na-survey.json,na-option.csv,q3,4,NA,2",
        "survey.json,kobo.csv,q6,2,health,1",
        "survey.json,kobo.csv,q6,2,retail,2",
        "survey.json,one-column.csv,q6,1,retail,1",
        "cond.json,cond.csv,B,2,Yes,1",
        "cond.json,cond.csv,C,1,Yes,1"
    })
    void theCasesOfOthersAreCountedRight(String survey, String file, String item, int base, String answer, int count) {
        var json = run(SharedData.at("cases/tally/" + survey), SharedData.at("cases/tally/" + file));
        assertThat(json.get(item).get("base").asInt()).isEqualTo(base);
        assertThat(json.get(item).get("answers").get(answer).get("count").asInt())
                .isEqualTo(count);
    }

    @Test
    void theTwoSheetsOfOthersAreReadOrNamed() {
        var json = run(SharedData.at("cases/tally/survey.json"), SharedData.at("cases/tally/two-sheets.xlsx"));
        assertThat(json.toString().contains("\"base\":6") || err.toString().contains("Sheet “"))
                .as(json + err.toString())
                .isTrue();
    }

    private JsonNode tally(Path file) throws IOException {
        return run(Files.writeString(folder.resolve("survey.json"), SURVEY), file);
    }

    private JsonNode run(Path survey, Path file) {
        assertThat(new CommandLine(new TallyCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(survey.toString(), file.toString()))
                .as(err.toString())
                .isZero();
        return JsonMapper.shared().readTree(out.toString());
    }
}
