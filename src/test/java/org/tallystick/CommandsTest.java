package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.library.sheet.Books;
import org.tallystick.porch.CommandLineTool;
import org.tallystick.porch.House;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Whatever file a command is given, it says in words what it came to: 0 it did it, 1 it found a
/// fault in what it was given, 2 it could not.
class CommandsTest {

    private static final String SURVEY = """
            {"title":"T","questions":[{"id":"q1","label":"A?","kind":"one of","options":["Yes","No"]}]}
            """;

    /// Every command that takes files, FILE in the place of one. The command that begins contracts
    /// reads like `ocds contracts` and needs a database.
    private static final List<String> TAKING_FILES = List.of(
            "spend check FILE",
            "spend check --normalised NEW FILE",
            "spend register FILE --local E06000051",
            "spend load FOLDER --warehouse NEW",
            "spend match FILE --warehouse NEW",
            "places FILE --column Postcode",
            "places make FILE --edition May_2026",
            "places deprivation FILE --name Index --as-at 2025-10-30",
            "tally SURVEY FILE",
            "tally FILE SURVEY",
            "tally --columns q1 FILE",
            "tally --columns q1 --by q1 --weight q1 FILE",
            "ocds contracts FILE",
            "ocds merge FILE",
            "ocds merge --versioned --schema FILE FILE",
            "payments compliance FILE --from 2026-04-01 --to 2026-09-30",
            "ocds contracts --json --questions FILE",
            "receipt verify FILE",
            "mark verify FILE");

    /// A stack trace, or the sentence for what nobody foresaw.
    private static final Pattern NO_SENTENCE = Pattern.compile("Exception|\\bat (org|java)\\.|does not know");

    @TempDir
    Path folder;

    @Test
    void noHostileFileEndsInAStackTrace() throws IOException {
        int run = 0;
        var wrong = new ArrayList<String>();
        for (var hostile : hostile().entrySet()) {
            var whole = folder.resolve("in-" + run);
            var below = Files.createDirectories(whole.resolve("anytown"));
            var file = below.resolve(hostile.getKey());
            if (hostile.getValue().length == 1) Files.createDirectories(file);
            else Files.write(file, hostile.getValue());
            for (var command : TAKING_FILES) {
                var said = new StringWriter();
                int code = run(said, words(command, file, whole, run++));
                assertThat(code)
                        .as(command + " of " + hostile.getKey() + ": " + said)
                        .isIn(0, 1, 2);
                if (NO_SENTENCE.matcher(said.toString()).find())
                    wrong.add(command + " of " + hostile.getKey() + ": " + said);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(run).isGreaterThan(250);
    }

    /// A command with a place for files that is not tried above is found by its type.
    @Test
    void everyCommandThatTakesFilesIsTried() {
        var taking = new TreeSet<String>();
        takingFiles(all(new StringWriter()).getCommandSpec(), "", taking);
        taking.remove("ocds contract");
        assertThat(taking)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(TAKING_FILES).anyMatch(each -> each.startsWith(name + " ")));
    }

    @Test
    void theHelpNamesEveryCommandAndExitCode() {
        var said = new StringWriter();
        assertThat(run(said, List.of("help"))).isZero();
        var names = new ArrayList<String>();
        names(all(new StringWriter()).getCommandSpec(), "", names);
        assertThat(names).hasSizeGreaterThan(25);
        assertThat(names).allSatisfy(name -> assertThat(said.toString()).contains("  " + name + " "));
        assertThat(said.toString()).contains("Exit codes:", "A fault was found");
        for (var name : names) {
            var help = new StringWriter();
            var words = new ArrayList<>(List.of(name.split(" ")));
            if (!name.equals("help")) words.add("--help");
            assertThat(run(help, words)).as(name).isZero();
        }
    }

    @Test
    void whatTheCommandDoesNotKnowIsOneSentence() {
        var said = new StringWriter();
        var commands = all(said);
        commands.addSubcommand("broken", new Broken());
        commands.setErr(new PrintWriter(said));
        commands.setExecutionExceptionHandler(commands.getExecutionExceptionHandler());
        assertThat(commands.execute("broken")).isEqualTo(2);
        assertThat(said.toString().strip().lines()).hasSize(1);
        assertThat(said.toString()).doesNotContain("Exception").contains("could not be done");
    }

    @CommandLine.Command(name = "broken")
    static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("a fault of ours");
        }
    }

    private static Map<String, byte[]> hostile() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("empty.csv", new byte[0]);
        files.put("folder.csv", new byte[1]);
        files.put("headings-only.csv", text("Postcode,q1,Supplier,Date,Amount\n"));
        files.put("unclosed.csv", text("Postcode,q1,Date\n\"SY1 1AA,Yes,1\nSY1 1AA,No,2\n"));
        files.put("nothing.csv", text("Postcode,q1\nSY1\0 1AA,Yes\n"));
        files.put("letters.csv", new byte[] {'a', ',', 'b', '\n', (byte) 0xC3, '(', (byte) 0x81, ',', 'x', '\n'});
        files.put("ragged.csv", text("Postcode,q1\nSY1 1AA\nSY1 1AA,Yes,2,3\n\n,,,,\n"));
        files.put("twice.csv", text("Postcode,Postcode,q1,q1\nSY1 1AA,SY1 1AA,Yes,No\n"));
        files.put("page.csv", text("<!DOCTYPE html><html><body>Not found</body></html>"));
        files.put("page.json", text("{\"q1\": [1e999999, {\"a\": null}]}"));
        files.put("deep.json", text("[".repeat(50_000)));
        files.put("half.json", text("{\"ocid\": \"a\", \"awards\": [{"));
        files.put("wrong.json", text("{\"ocid\": 5, \"awards\": {\"a\": []}, \"releases\": [null, 1, []]}"));
        files.put("old.xls", old());
        files.put("locked.xlsx", Books.locked());
        files.put(
                "cut.xlsx",
                java.util.Arrays.copyOf(Books.tabs("", new Books.Tab("S", "visible", Books.row(1, "q1"))), 300));
        files.put("no-cells.xlsx", Books.tabs("", new Books.Tab("S", "visible", "")));
        files.put("hidden.xlsx", Books.tabs("", new Books.Tab("S", "hidden", Books.row(1, "q1", "Postcode"))));
        files.put("paper.pdf", text("%PDF-1.7\n%x"));
        files.put("wide.csv", "Postcode,q1\nSY1 1AA,Yes\n".getBytes(StandardCharsets.UTF_16LE));
        files.put("long.csv", text("Postcode,q1\n" + "x".repeat(200_000) + ",Yes\n"));
        files.put("token.jwt", text("a.b.c"));
        return files;
    }

    private static byte[] old() {
        var bytes = new byte[2_048];
        System.arraycopy(Books.locked(), 0, bytes, 0, 8);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> words(String command, Path file, Path below, int at) throws IOException {
        var words = new ArrayList<String>();
        for (var word : command.split(" "))
            words.add(
                    switch (word) {
                        case "FILE" -> file.toString();
                        case "FOLDER" -> below.toString();
                        case "NEW" -> folder.resolve("new-" + at).toString();
                        case "SURVEY" ->
                            Files.writeString(folder.resolve("survey.json"), SURVEY)
                                    .toString();
                        default -> word.replace('_', ' ');
                    });
        return words;
    }

    private static CommandLine all(StringWriter said) {
        return CommandLineTool.commands(new House())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said));
    }

    private static int run(StringWriter said, List<String> words) {
        return all(said).execute(words.toArray(String[]::new));
    }

    private static void takingFiles(CommandSpec command, String path, TreeSet<String> names) {
        for (var argument : command.positionalParameters())
            if (argument.auxiliaryTypes()[0] == Path.class || argument.type() == Path.class) names.add(path.strip());
        command.subcommands().forEach((name, below) -> takingFiles(below.getCommandSpec(), path + name + " ", names));
    }

    private static void names(CommandSpec command, String path, List<String> names) {
        command.subcommands().forEach((name, below) -> {
            names.add(path + name);
            names(below.getCommandSpec(), path + name + " ", names);
        });
    }
}
