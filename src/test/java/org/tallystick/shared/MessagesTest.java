package org.tallystick.shared;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern BRACES = Pattern.compile("\\{[a-z0-9]+}");

    @Test
    void everyMessageIsInBothLanguages() {
        assertThat(Messages.keys(true)).isEqualTo(Messages.keys(false)).hasSizeGreaterThan(150);
    }

    @Test
    void bothLanguagesAreFilledWithTheSame() {
        for (var key : Messages.keys(false))
            assertThat(braces(true, key)).as(key).isEqualTo(braces(false, key));
    }

    private static Set<String> braces(boolean welsh, String key) {
        return BRACES.matcher(Messages.in(welsh, key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void noWelshIsEnglish() {
        assertThat(Messages.keys(false))
                .filteredOn(key ->
                        BRACES.matcher(Messages.in(false, key)).replaceAll("").matches(".*\\p{L}.*"))
                .filteredOn(key -> Messages.in(false, key).equals(Messages.in(true, key)))
                .isEmpty();
    }

    /// A key that is asked for and not there fails here, and so does one that nobody asks for.
    @Test
    void everyMessageThatIsAskedForIsThere() throws IOException {
        var sources = new StringBuilder();
        for (var root : new String[] {"src/main/java", "src/main/resources/templates"})
            try (var files = Files.walk(Path.of(root))) {
                for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator)
                    sources.append(Files.readString(file));
            }
        var text = sources.toString();
        var asked = asked(text);
        assertThat(asked).hasSizeGreaterThan(100).isSubsetOf(Messages.keys(false));
        assertThat(text).contains("\"findings.published-again\"");
        var unused = new TreeSet<>(Messages.keys(false));
        unused.removeAll(asked);
        // Constants of enums, the menu by its addresses, and sentences are put together from parts.
        unused.removeIf(key -> key.matches("[A-Z].*")
                || key.startsWith("menu./") && text.contains("\"" + key.substring(5) + "\"")
                || key.equals("findings.published-again")
                || key.startsWith("findings.") && text.contains("\"" + key.substring(9) + "\"")
                || key.matches(".*\\.(one|more)")
                        && text.contains("\"" + key.replaceFirst("\\.(one|more)$", "") + "\""));
        assertThat(unused).isEmpty();
    }

    private static Set<String> asked(String text) {
        return Pattern.compile(
                        "(?:say|prose\\((?:in|page)\\.say|Messages\\.in|words)\\((?:welsh, |answering\\.welsh\\(\\), )?\"([a-z-]+(?:\\.[a-z-]+)+)\"")
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void aMessageThatIsNotThereIsABug() {
        assertThatThrownBy(() -> Messages.in(true, "no.such")).hasMessageContaining("no message no.such in Welsh");
        assertThat(Messages.in(false, "findings.closed", "day", "Monday")).isEqualTo("It closed on Monday.");
        assertThat(Messages.count(false, "findings.responses", 1_200)).isEqualTo("1,200 responses.");
        assertThat(Messages.count(true, "findings.responses", 1)).isEqualTo("1 ymateb.");
    }
}
