package org.tallystick.library.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine;

class DeprivationTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/examples/deprivation-headings.csv",
            numLinesToSkip = 1,
            commentCharacter = '#',
            delimiter = ';')
    void everyGovernmentsHeadingsAreKnown(String from, String headings, String line, String flag) throws IOException {
        var file = write(headings + "\n" + line + "\n");
        assertThat(Deprivation.isOne(file)).isTrue();
        var deprivation = new Deprivation();
        deprivation.add(file, Postcodes.builtIn());
        assertThat(deprivation.seal().flag("sy26nd")).isEqualTo(flag);
        assertThat(deprivation.flag("LE1 1FZ")).isEqualTo("unknown");
        assertThat(deprivation.flag("")).isEqualTo("unknown");
    }

    @Test
    void aRankAloneIsNoTenth() throws IOException {
        var file = write("Postcode,LSOA Code,IMD Rank\nSY2 6ND,E01028001,6000\n");
        assertThat(Deprivation.isOne(file)).isFalse();
        assertThatThrownBy(() -> new Deprivation().add(file, Postcodes.builtIn()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("A rank alone does not show which tenth");
    }

    /// What the command makes is small, and says the same.
    @Test
    void whatIsMadeIsReadAgain() throws IOException {
        var file = write(
                "Postcode,LSOA Code,IMD Decile\nSY2 6ND,E01028001,3\nLE1 1FZ,E01013000,4\nnot one,E01,1\nSY1 1AA,E01028002,11\n");
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = new CommandLine(new PlacesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "deprivation",
                        file.toString(),
                        "--name",
                        "English Indices of Deprivation 2025",
                        "--as-at",
                        "2025-10-30",
                        "--tenths",
                        "3");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(err.toString()).contains("{england=2}");
        var made = new Deprivation();
        var about = made.add(write(out.toString()), Postcodes.builtIn());
        assertThat(about.name()).isEqualTo("English Indices of Deprivation 2025");
        assertThat(about.asAt()).isEqualTo("2025-10-30");
        assertThat(made.seal().flag("SY2 6ND")).isEqualTo("england-1-3");
        assertThat(made.flag("LE1 1FZ")).isEqualTo("england-4-10");
        assertThat(made.flag("SY1 1AA")).isEqualTo("unknown");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "index", ".csv"), text);
    }
}
