package org.tallystick.spending.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.SharedData;
import org.tallystick.library.place.Postcodes;

/// A register that cannot be read is left out and named, and keeps no other from being used.
class RegistersTest {

    private static final String TABS = """
            registered_charity_number	charity_name	charity_contact_postcode
            200001	ALPHA TRUST	SY1 1AA
            200002	"KIDS" CLUB SHREWSBURY	SY1 1AA
            200003	BETA "CARE	M1 1AA
            200005	GAMMA HOUSE	SY2 5DE
            """;

    @TempDir
    Path folder;

    @Test
    void quotationMarksBetweenTabsAreLetters() throws IOException {
        var read = read("charity.txt", TABS);
        assertThat(read.leftOut()).isEmpty();
        assertThat(name(read, "200002")).isEqualTo("\"KIDS\" CLUB SHREWSBURY");
        assertThat(name(read, "200003")).isEqualTo("BETA \"CARE");
        assertThat(name(read, "200005")).isEqualTo("GAMMA HOUSE");
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingOfItKept() throws IOException {
        for (var broken : List.of(
                // Never closed, and closed by another line's.
                "CompanyName,CompanyNumber\nGood Ltd,00000001\n\"Bad Ltd,00000002\nC,00000003\n",
                "CompanyName,CompanyNumber\nGood Ltd,00000001\n\"Bad Ltd,00000002\n\"C\",00000003\n",
                "Date,Supplier,Amount\n01/04/2026,A,1\n",
                "",
                "PK\u0003\u0004",
                "%PDF-1.7")) {
            Files.writeString(folder.resolve("a-broken.csv"), broken);
            var read = read("b-charity.txt", TABS);
            assertThat(read.leftOut()).as(broken).hasSize(1);
            assertThat(read.leftOut().getFirst()).startsWith("a-broken.csv: ").endsWith(".");
            assertThat(read.find("GB-COH", "00000001")).isNull();
            assertThat(read.find("GB-CHC", "200001")).isNotNull();
        }
    }

    @Test
    void theRegisterOfOthersIsReadWhole() {
        var file = SharedData.at("cases/register/charity-quoted-word.txt");
        var read = Registers.read(List.of(file), Postcodes.builtIn());
        assertThat(read.leftOut()).isEmpty();
        for (var number : List.of("200001", "200002", "200003", "200005"))
            assertThat(read.find("GB-CHC", number)).isNotNull();
    }

    private static String name(Registers read, String number) {
        var found = read.find("GB-CHC", number);
        return found == null ? "" : found.name();
    }

    private Registers read(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        try (var files = Files.list(folder)) {
            return Registers.read(files.toList(), Postcodes.builtIn());
        }
    }
}
