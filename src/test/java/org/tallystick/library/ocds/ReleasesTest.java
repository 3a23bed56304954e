package org.tallystick.library.ocds;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Beginning.Refused;

class ReleasesTest {

    private static final String RELEASE = new String(Example.release(""), UTF_8);

    @Test
    void readsOneReleaseAPackageAListAndJsonLines() {
        assertThat(outcomes(RELEASE)).containsExactly("ready");
        assertThat(outcomes("{\"version\":\"1.1\",\"releases\":[" + RELEASE + "," + RELEASE + "]}"))
                .containsExactly("ready", "ready");
        assertThat(outcomes("[" + RELEASE + "]")).containsExactly("ready");
        assertThat(outcomes(RELEASE + "\n\r\n" + RELEASE + "\n")).containsExactly("ready", "ready");
        assertThat(outcomes(RELEASE.replace("{", "{\n"))).containsExactly("ready");
    }

    @Test
    void readsOtherEncodingsOfJson() {
        assertThat(outcomes("\uFEFF" + RELEASE)).containsExactly("ready");
        assertThat(outcomes("\uFEFF" + RELEASE + "\n" + RELEASE)).containsExactly("ready", "ready");
        assertThat(Beginnings.read(RELEASE.getBytes(UTF_16))).singleElement().isInstanceOf(Ready.class);
    }

    /// One bad line costs that line.
    @Test
    void namesTheLineThatCannotBeRead() {
        var beginnings = Beginnings.read((RELEASE + "\n{\"ocid\": \n" + RELEASE + "\n7\n").getBytes(UTF_8));
        assertThat(beginnings).hasSize(4);
        assertThat(beginnings.get(1))
                .isEqualTo(new Refused(
                        "line 2",
                        "",
                        "This is not complete and valid JSON: it goes wrong at line 2, column"
                                + " 10. Download the notice again."));
        assertThat(((Refused) beginnings.get(3)).release()).isEqualTo("line 4");
        assertThat(beginnings.get(2)).isInstanceOf(Ready.class);
    }

    @Test
    void refusesInWordsWhatIsNoRelease() {
        assertThat(reason("{\"records\": []}")).startsWith("This is a record package");
        assertThat(reason("")).startsWith("There is no release in this file");
        assertThat(reason(" \n\t\n")).startsWith("There is no release in this file");
        assertThat(reason("{\"releases\": []}")).startsWith("There is no release in this file");
        assertThat(reason("\"release\"")).startsWith("This is JSON, but not a release");
        assertThat(reason("{\"releases\": [\"https://example.org/1\"]}")).startsWith("This is not a release");
        assertThat(reason("{}")).startsWith("The release has no ocid");
        assertThat(reason(RELEASE + "]")).startsWith("This is not complete and valid JSON");
        assertThat(reason("<html>")).startsWith("This is not complete and valid JSON");
    }

    /// Two programs would read two different releases.
    @Test
    void refusesANameGivenTwice() {
        assertThat(reason("{\"id\": \"1\"," + RELEASE.substring(1))).startsWith("This is not complete and valid JSON");
    }

    @Test
    void refusesWhatCostsTooMuch() throws IOException {
        assertThat(reason("[".repeat(100_000))).startsWith("This JSON is too large or too deep");
        assertThat(reason("[" + "[],".repeat(1_500_000) + "[]]")).startsWith("This JSON is too large or too deep");
        assertThat(reason("[" + "{},".repeat(20_000) + "{}]")).startsWith("There are more than 20,000");
        assertThat(reason("{}\n".repeat(20_001))).startsWith("There are more than 20,000");
        var tooLarge = Beginnings.read(new ByteArrayInputStream(new byte[Beginnings.MOST_BYTES + 1]));
        assertThat(tooLarge).containsExactly(new Refused("", "", "The file is larger than 20 MB. Split it."));
        var awards = IntStream.rangeClosed(0, 2_000)
                .mapToObj(i -> "{\"id\":" + i + "}")
                .toList();
        assertThat(reason("{\"ocid\":\"o\",\"id\":\"1\",\"awards\":" + awards + "}"))
                .contains("more than 2,000");
        assertThat(reason("{\"ocid\":\"o\",\"id\":\"1\",\"awards\":[" + "1,".repeat(200) + "1]}"))
                .startsWith("Too much in the release cannot be read, first of all: awards[0] is not an" + " object");
    }

    /// The most awards allowed, each with a supplier of its own and much that cannot be read, still
    /// take little time.
    @Test
    @Timeout(20)
    void answersTheLargestReleaseInTime() {
        var awards = IntStream.range(0, 2_000)
                .mapToObj(i -> "{\"id\":" + i + ",\"suppliers\":[{\"id\":" + i + ",\"name\":\"S\"}]}")
                .toList();
        var parties = IntStream.range(0, 99)
                .mapToObj(i -> "{\"id\":" + i + ",\"name\":5}")
                .toList();
        var json = "{\"ocid\":\"o\",\"id\":\"1\",\"awards\":" + awards + ",\"parties\":" + parties + "}";
        assertThat(Beginnings.read(json.getBytes(UTF_8)))
                .hasSize(2_000)
                .allSatisfy(one -> assertThat(one).isInstanceOf(Ready.class));
    }

    private static List<String> outcomes(String file) {
        return Beginnings.read(file.getBytes(UTF_8)).stream()
                .map(one -> one instanceof Ready ? "ready" : "refused")
                .toList();
    }

    private static String reason(String file) {
        var beginnings = Beginnings.read(file.getBytes(UTF_8));
        assertThat(beginnings).hasSize(1);
        return ((Refused) beginnings.getFirst()).reason();
    }
}
