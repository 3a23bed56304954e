package org.tallystick.library.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.SharedData;
import org.tallystick.shared.Checked;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class CsvTest {

    static Stream<Path> spectrum() {
        return Stream.of(SharedData.at("data/csv/csv-spectrum/csvs").toFile().listFiles())
                .map(File::toPath)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    void agreesWithTheSpectrum(Path csv) throws IOException {
        var name = csv.getFileName().toString();
        var expected = JsonMapper.builder()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build()
                .readValue(
                        Grids.shared("data/csv/csv-spectrum/json/" + name.replace(".csv", ".json")),
                        new TypeReference<List<Map<String, String>>>() {});
        // The one published answer that disagrees with its own question: another telephone number.
        for (var row : expected) row.replace("Contact Phone Number", "1234567890", "2095257564");
        var sheet = Grids.valid(Files.readAllBytes(csv), name).getFirst();
        assertThat(asMaps(sheet)).isEqualTo(expected);
    }

    private static List<Map<String, String>> asMaps(Sheet sheet) {
        var maps = new ArrayList<Map<String, String>>();
        for (int row = 1; row < sheet.rows().size(); row++) {
            var map = new java.util.LinkedHashMap<String, String>();
            for (int column = 0; column < sheet.width(); column++)
                map.put(sheet.at(0, column).text(), sheet.at(row, column).text());
            maps.add(map);
        }
        return maps;
    }

    static Stream<Path> hostile() {
        return Stream.of(SharedData.at("data/hostile/csv").toFile().listFiles())
                .map(File::toPath)
                .sorted()
                .filter(file -> file.toString().endsWith(".csv"));
    }

    /// A value or a problem in words, never an exception; and what was taken is exported and read
    /// again unchanged.
    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFileGivesAValueOrAProblem(Path file) throws IOException {
        switch (Sheets.read(Files.readAllBytes(file), file.getFileName().toString())) {
            case Checked.Valid<List<Sheet>>(var sheets) -> {
                var bytes = Sheets.write(Format.CSV, sheets);
                assertThat(Grids.texts(Grids.valid(bytes, "again.csv").getFirst()))
                        .isEqualTo(Grids.texts(sheets.getFirst()));
            }
            case Checked.Invalid<List<Sheet>>(var problems) ->
                assertThat(problems.getFirst().message()).contains(":").doesNotContain("Exception");
        }
    }

    @Test
    void theSameTableIsReadFromEveryEncodingAndParter() {
        for (var name : List.of("01_bom_utf8", "02_utf16le_bom", "03_utf16be_bom", "07_lf_only", "08_cr_only"))
            assertThat(hostile(name))
                    .as(name)
                    .containsExactly(List.of("Date", "Supplier", "Amount"), List.of("2026-04-01", "Acme", "1.00"));
        assertThat(hostile("04_windows1252").get(1).get(1)).isEqualTo("Café €uro £ Ltd – O’Neill");
        assertThat(hostile("10_semicolon").get(1)).containsExactly("2026-04-01", "Acme", "1.234,56");
        assertThat(hostile("11_tab").get(1)).containsExactly("2026-04-01", "Acme", "1");
        assertThat(hostile("24_sep_directive").getFirst()).containsExactly("Date", "Supplier", "Amount");
        assertThat(hostile("09_mixed_eol")).hasSize(4);
        assertThat(hostile("12_quoted_newline").get(1).get(1)).isEqualTo("Acme\r\nLtd, \"The\" Co");
    }

    @Test
    void whatCannotBeReadIsRefusedInWords() {
        assertThat(refused("06_nul_bytes")).startsWith("Cell B2 contains a character we cannot read");
        assertThat(refused("13_unclosed_quote")).contains("quotation mark");
        assertThat(refused("16_empty")).startsWith("The file is empty");
        assertThat(refused("21_long_field_200kb")).startsWith("Cell B2 holds 200");
        assertThat(refused("22_many_columns")).contains("more than 500 columns");
        assertThat(refused("23_html_named_csv")).startsWith("This is a web page");
    }

    @Test
    void aQuotedDirectiveIsData() {
        var sheet = Sheet.ofText("s", List.of(List.of("sep=;"), List.of("a;b")));
        assertThat(Grids.valid(Sheets.write(Format.CSV, List.of(sheet)), "s.csv"))
                .containsExactly(sheet);
    }

    @Test
    void tooManyRowsAreRefused() {
        var rows = "a\n".repeat(Rows.MOST_ROWS + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(Grids.refused(rows, "rows.csv")).contains("more than 200,000 rows");
    }

    private static List<List<String>> hostile(String name) {
        return Grids.texts(Grids.valid(Grids.shared("data/hostile/csv/" + name + ".csv"), name)
                .getFirst());
    }

    private static String refused(String name) {
        return Grids.refused(Grids.shared("data/hostile/csv/" + name + ".csv"), name);
    }
}
