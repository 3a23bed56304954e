package org.tallystick.library.survey.tally;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.shared.Checked;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick tally …`: counts the answers in a file, with the base of every question. Needs no
/// database.
@Command(
        name = "tally",
        description = {
            "Count the answers in a responses file (CSV, XLSX or ODS) and print them as JSON.",
            "With a survey file, every question that it asks; with --columns, each named column."
        },
        mixinStandardHelpOptions = true)
public final class TallyCommand implements Callable<Integer> {

    private static final int MOST_LINES = 20;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--columns",
            paramLabel = "A,B,C",
            description = "Tally these columns without a survey file, each as one answer.")
    private @Nullable String columns;

    @Option(names = "--weight", paramLabel = "COLUMN", description = "The column with each response's weight.")
    private @Nullable String weight;

    @Option(names = "--by", paramLabel = "COLUMN", description = "Tally also for each value of this column.")
    private @Nullable String by;

    @Parameters(
            paramLabel = "<file>",
            arity = "1..2",
            description = "survey.json and responses.csv; with --columns responses.csv alone.")
    private List<Path> files = List.of();

    /// @return 0 where the file could be tallied, though single cells may have been set aside
    @Override
    public Integer call() {
        var named = columns;
        if ((named == null) != (files.size() == 2))
            throw new CommandRefused(
                    named == null
                            ? "Name two files, the survey and the responses; or name --columns and"
                                    + " the responses alone."
                            : "With --columns name one file, the responses.");
        var responses = new ResponseFile(files.getLast(), weight, by);
        if (named == null) responses.read(survey(files.getFirst()));
        else responses.read(named);
        warn(responses.aside());
        var out = spec().commandLine().getOut();
        out.println(TallyJson.of(responses));
        out.flush();
        return 0;
    }

    private static Survey survey(Path file) {
        return switch (SurveyDocument.read(text(file))) {
            case Checked.Valid(var survey) -> survey;
            case Checked.Invalid(var problems) ->
                throw new CommandRefused("The survey "
                        + file
                        + " cannot be used:"
                        + problems.stream()
                                .map(TallyCommand::line)
                                .distinct()
                                .limit(MOST_LINES)
                                .collect(Collectors.joining()));
        };
    }

    private static String line(Problem problem) {
        var where = problem.field().isEmpty() ? "" : problem.field() + ": ";
        return System.lineSeparator() + "  " + where + problem.message() + ".";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new CommandRefused("The survey " + file + " is not in UTF-8: save it so.", notUtf8);
        } catch (IOException | OutOfMemoryError unopened) {
            throw ResponseFile.unopened(file, unopened);
        }
    }

    private void warn(List<String> aside) {
        var err = spec().commandLine().getErr();
        aside.stream().limit(MOST_LINES).forEach(err::println);
        if (aside.size() > MOST_LINES) err.println("… and " + (aside.size() - MOST_LINES) + " more cells set aside.");
        err.flush();
    }

    private CommandSpec spec() {
        if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
        return command;
    }
}
