package org.tallystick.library.register;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.SharedData;

class MatcherTest {

    private static final Register SMALL = register(
            "00000001",
            "Alexander House Care Services Limited",
            "SY1 1AA",
            "00000002",
            "Beckcare Limited",
            "SY1 1AA",
            "00000003",
            "Step by Step Independence and Living Limited",
            "EX1 1AA",
            "00000004",
            "St Mary's Pre School (Exmouth) CIC",
            "EX1 1AA",
            "00000005",
            "Unit 4 Business Software Limited",
            "GU1 1AA",
            "00000006",
            "Northern Builders Limited",
            "NE1 1AA",
            "00000007",
            "Northern Builders Ltd",
            "HX1 1AA");

    private static Register register(String... facts) {
        var register = new Register();
        for (int at = 0; at < facts.length; at += 3)
            register.add(new Entry("GB-COH", facts[at], facts[at + 1], facts[at + 2], "unknown", "unknown", ""));
        return register.seal();
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvFileSource(resources = "/examples/supplier-matches.csv", numLinesToSkip = 1, commentCharacter = '#')
    void matches(String published, @Nullable String postcode, String method, @Nullable String number) {
        var asked = new Asked(published, "", "", postcode == null ? "" : postcode);
        var match = new Matcher(SMALL).match(asked);
        assertThat(word(match)).as(match.toString()).isEqualTo(method);
        assertThat(number(match)).isEqualTo(Optional.ofNullable(number));
    }

    @Test
    void aNumberIsBelievedUnlessTheNameIsQuiteAnother() {
        var matcher = new Matcher(SMALL);
        assertThat(number(matcher.match(new Asked("ALEX HSE", "1", "", "")))).contains("00000001");
        assertThat(number(matcher.match(new Asked("Beckcare", "gb/00000002", "", ""))))
                .contains("00000002");
        assertThat(matcher.match(new Asked("ZYGMUNT QUILTS", "00000001", "", "")))
                .isInstanceOf(Match.Doubtful.class);
        assertThat(matcher.match(new Asked("ALEX HSE", "", "00000001", "")))
                .as("a charity's number is not a company's")
                .isInstanceOf(Match.Unmatched.class);
    }

    /// One organisation that two registers list is no doubt, however its name is spelt; each fact
    /// is of the first that tells it.
    @Test
    void oneOrganisationInTwoRegistersIsFound() {
        var register = new Register();
        for (var from : new String[] {"first.csv", "second.csv"}) {
            var size = from.startsWith("first") ? "unknown" : "micro";
            register.from(new Origin(from, LocalDate.of(2026, 11, 1)));
            register.add(new Entry("GB-COH", "00000001", "Beckcare Ltd", "", size, "other", ""));
            register.add(new Entry("GB-COH", from, "Two Of A Name", "", size, "other", ""));
        }
        var matcher = new Matcher(register.seal());
        assertThat(matcher.match(new Asked("Beckcare", "", "", "")))
                .isInstanceOfSatisfying(Match.Found.class, found -> {
                    var entry = found.entry();
                    assertThat(entry.origin()).isEqualTo(entry.sectorFrom());
                    assertThat(entry.sectorFrom().map(Origin::name)).contains("first.csv");
                    assertThat(entry.sizeFrom().map(Origin::name)).contains("second.csv");
                    assertThat(entry.size()).isEqualTo("micro");
                });
        assertThat(word(matcher.match(new Asked("Beckcares", "", "", "")))).isEqualTo("fuzzy");
        assertThat(matcher.match(new Asked("Two Of A Name", "", "", ""))).isInstanceOf(Match.Doubtful.class);
        assertThat(register.find("GB-COH", "second.csv"))
                .satisfies(
                        entry -> assertThat(entry == null ? "" : entry.origin().map(Origin::name))
                                .isEqualTo(Optional.of("second.csv")));
    }

    /// Calderdale publishes company numbers. The names of one year are the register, those of
    /// another the questions, and the numbers tell which answers are right.
    @Test
    void calderdalesNumbersAreTheLabels() throws IOException {
        var folder = SharedData.at("data/spend/councils/calderdale/clean");
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (!name.matches("202[12]-[0-9]{2}\\.csv")) continue;
                try (var lines = CsvReader.builder().ofNamedCsvRecord(file)) {
                    for (NamedCsvRecord line : lines) {
                        var number = line.getField("Supplier Registered Company Number")
                                .strip();
                        if (!number.matches("[0-9]{6,8}|[A-Z]{2}[0-9]{6}")) continue;
                        number = "0".repeat(8 - number.length()) + number;
                        var supplier =
                                line.getField("Supplier(Beneficiary) Name").strip();
                        if (name.startsWith("2021")) names.put(number + supplier, number);
                        else labels.put(supplier, number);
                    }
                }
            }
        }
        var register = new Register();
        var known = new HashSet<>(names.values());
        var added = new HashSet<String>();
        names.forEach((key, number) -> {
            if (added.add(number))
                register.add(new Entry("GB-COH", number, key.substring(8), "", "unknown", "unknown", ""));
        });
        var matcher = new Matcher(register.seal());
        int right = 0;
        int wrong = 0;
        int doubtful = 0;
        int there = 0;
        for (var label : labels.entrySet()) {
            if (known.contains(label.getValue())) there++;
            var match = matcher.match(new Asked(label.getKey(), "", "", ""));
            if (match instanceof Match.Doubtful) doubtful++;
            var number = number(match);
            if (number.isEmpty()) continue;
            if (number.get().equals(label.getValue())) right++;
            else wrong++;
        }
        System.out.printf(
                "Calderdale: %d names, %d of them in the register; %d right, %d wrong, %d to look at%n",
                labels.size(), there, right, wrong, doubtful);
        assertThat((double) right / (right + wrong)).isGreaterThan(0.97);
        assertThat((double) right / there).isGreaterThan(0.95);
    }

    private static String word(Match match) {
        return switch (match) {
            case Match.Found(var _, var method, var _, var _) -> method;
            case Match.Doubtful _ -> "doubtful";
            case Match.Unmatched _ -> "unmatched";
            case Match.Many(var bucket) -> bucket.key();
        };
    }

    private static Optional<String> number(Match match) {
        return match instanceof Match.Found found ? Optional.of(found.entry().id()) : Optional.empty();
    }
}
