package org.tallystick.library.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.SharedData;
import picocli.CommandLine;

class PostcodesTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{0} is {1} in {2}")
    @CsvFileSource(
            resources = "/examples/postcodes.csv",
            numLinesToSkip = 1,
            commentCharacter = '#',
            ignoreLeadingAndTrailingWhitespace = false)
    void findsTheAuthority(String typed, String written, String authority) {
        var postcode = Postcode.read(typed);
        assertThat(postcode.map(Postcode::text)).isEqualTo(Optional.ofNullable(written));
        assertThat(postcode.flatMap(Postcodes.builtIn()::authority)).isEqualTo(Optional.ofNullable(authority));
    }

    /// The range that a postcode falls in, found again by a plain search over the source.
    @Test
    void tenThousandPostcodesAgreeWithTheirFile() throws IOException {
        var file = SharedData.at("data/places/10000_postcodes.csv");
        var ranges = PostcodesMaker.ranges();
        int agree = 0;
        for (var line : Files.readAllLines(file).subList(1, 10_001)) {
            var key = Long.parseLong(line.replace(" ", ""), 36);
            int at = Arrays.binarySearch(ranges.starts(), key);
            var code = ranges.codes()[at >= 0 ? at : -at - 2];
            var expected = code.matches("[ESW].*") ? Optional.of(code) : Optional.empty();
            if (Postcode.read(line).flatMap(Postcodes.builtIn()::authority).equals(expected)) agree++;
        }
        assertThat(agree).isEqualTo(10_000);
    }

    @Test
    void theTableIsTheOneThatItsMakerMakes() throws IOException {
        assertThat(PostcodesMaker.make(PostcodesMaker.ranges()))
                .isEqualTo(Files.readString(Path.of("src/main/resources/places/postcodes.txt")));
    }

    @Test
    void everyAuthorityOfTheTableHasAName() throws IOException {
        var authorities = Files.readAllLines(Path.of("src/main/resources/places/postcodes.txt")).stream()
                .filter(line -> line.startsWith("authorities "))
                .flatMap(line -> Arrays.stream(line.substring(12).split(" ")))
                .toList();
        assertThat(authorities)
                .hasSizeGreaterThan(350)
                .allSatisfy(code -> assertThat(Authorities.builtIn().find(code)).isPresent());
    }

    @Test
    void anAbolishedAuthorityIsRolledOnByDateAndKeepsItsName() {
        var all = Authorities.builtIn();
        assertThat(all.on("E07000190", LocalDate.of(2019, 3, 31))).isEqualTo("E07000190");
        assertThat(all.on("E07000190", LocalDate.of(2019, 4, 1))).isEqualTo("E07000246");
        assertThat(all.on("E07000190", LocalDate.of(2023, 4, 1))).isEqualTo("E06000066");
        assertThat(all.name("E07000190")).isEqualTo("Taunton Deane");
        assertThat(all.name("E06000066")).isEqualTo("Somerset");
        assertThat(all.all())
                .allSatisfy(each -> assertThat(all.find(all.on(each.code(), LocalDate.MAX)))
                        .hasValueSatisfying(last -> assertThat(last.ended()).isEmpty()));
    }

    @Test
    void whatReplacedALocalAuthorityIsLocalAndSoIsADistrict() {
        var somerset = Local.of("Somerset", Set.of("E06000066"));
        assertThat(somerset.codes(Postcodes.builtIn())).contains("E07000189").doesNotContain("E07000178");
        var shrewsbury = new Local("Shrewsbury", Set.of(), Set.of("SY1", "SY2"), null, null);
        assertThat(local(shrewsbury, "SY2 6ND")).contains(true);
        assertThat(local(shrewsbury, "SY4 4AA")).contains(false);
        assertThat(local(shrewsbury, "BT1 1AA")).isEmpty();
    }

    /// Bridgnorth went into Shropshire in 2009, before the table was made; South Somerset into
    /// Somerset in 2023, behind it.
    @Test
    void aFormerAuthorityCountsAsWhatTookItsPlaceWhereTheTableKnowsItNoMore() {
        var places = Postcodes.builtIn();
        assertThat(Local.of("Taunton Deane", Set.of("E07000190")).codes(places)).contains("E07000190", "E06000066");
        assertThat(Local.of("South Somerset", Set.of("E07000189")).codes(places))
                .containsExactly("E07000189");
    }

    @Test
    void aCountyIsLocalByItsDistrictsAndNorthernIrelandHasNames() {
        var places = Postcodes.builtIn();
        var surrey = Local.read("Surrey", Set.of("E10000030"), Set.of(), null, null, places);
        assertThat(surrey).isInstanceOf(org.tallystick.shared.Checked.Valid.class);
        var local = Local.of("Surrey", Set.of("E10000030"));
        assertThat(local.codes(places)).contains("E07000209", "E07000217").hasSize(12);
        assertThat(local(local, "GU1 3HH")).contains(true);
        assertThat(local(local, "SY2 6ND")).contains(false);
        assertThat(local(Local.of("Suffolk", Set.of("E10000029")), "IP1 2BX")).contains(true);
        assertThat(Authorities.builtIn().name("N09000002")).isEqualTo("Armagh City, Banbridge and Craigavon");
        assertThat(Local.read("Belfast", Set.of("N09000003"), Set.of(), null, null, places))
                .isInstanceOf(org.tallystick.shared.Checked.Valid.class);
    }

    /// Each county is made of authorities that are known, and no two share one.
    @Test
    void countiesShareNoDistrict() {
        var parts = Authorities.builtIn().all().stream()
                .flatMap(each -> each.parts().stream())
                .toList();
        assertThat(parts).hasSizeGreaterThan(150).doesNotHaveDuplicates();
        assertThat(parts)
                .allSatisfy(part -> assertThat(Authorities.builtIn().find(part)).isPresent());
    }

    private static Optional<Boolean> local(Local definition, String postcode) {
        return definition.includes(Postcode.read(postcode).orElseThrow(), Postcodes.builtIn());
    }

    @Test
    void theDirectoryOfTheOnsMakesATable() throws IOException {
        var directory = folder.resolve("ONSPD.csv");
        Files.writeString(directory, """
                "pcd","pcd2","pcds","dointr","doterm","oslaua","osward"
                "SY4 4AA","SY4  4AA","SY4 4AA","198001","","E06000051","x"
                "SY1 1AA","SY1  1AA","SY1 1AA","198001","199501","E06000051","x"
                "TF1 1AA","TF1  1AA","TF1 1AA","198001","","E06000020","x"
                "BT1 1AA","BT1  1AA","BT1 1AA","198001","","N09000003","x"
                """);
        assertThat(run("make", directory.toString(), "--edition", "May 2026")).isZero();
        var table = folder.resolve("places.txt");
        Files.writeString(table, out.toString());
        var places = Postcodes.read(table);
        assertThat(places.edition()).isEqualTo("May 2026");
        assertThat(places.authority(new Postcode("SY4 9ZZ"))).contains("E06000051");
        assertThat(places.authority(new Postcode("TF1 9AB"))).contains("E06000020");
        assertThat(places.authority(new Postcode("SY3 9ZZ")))
                .as("no such district")
                .isEmpty();
        assertThat(places.authority(new Postcode("BT1 1AA"))).isEmpty();
        assertThat(places.authority(new Postcode("AB1 1AA"))).isEmpty();
        assertThat(out.toString()).doesNotContain("N09").contains("Royal Mail", "OS data");
    }

    @Test
    void writesTheFileAgainWithThePlacesAdded() throws IOException {
        var csv = folder.resolve("suppliers.csv");
        Files.write(
                csv,
                "Name,PostCode\r\n\"Café, The\",sy26nd\r\nB,Various\r\nC,BT1 1AA\r\nD\r\n"
                        .getBytes(java.nio.charset.Charset.forName("windows-1252")));
        assertThat(run(csv.toString(), "--column", "Postcode")).isZero();
        assertThat(out.toString()).isEqualTo("""
                        Name,PostCode,authority_code,authority_name
                        "Café, The",sy26nd,E06000051,Shropshire
                        B,Various,,
                        C,BT1 1AA,,
                        D,,,
                        """);
        assertThat(err.toString()).startsWith("1 known, 2 unknown, 1 malformed");
        out.getBuffer().setLength(0);
        assertThat(run(csv.toString(), "--column", "Postcode", "--on", "2026-01-01"))
                .isZero();
    }

    private int run(String... words) {
        return new CommandLine(new PlacesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }
}
