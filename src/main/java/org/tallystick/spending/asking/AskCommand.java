package org.tallystick.spending.asking;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `tallystick spend ask QUESTION`: asks the other questions of the spending that is loaded.
@Command(
        name = "ask",
        description = "Print the answer to a question about what is loaded, as JSON: concentration,"
                + " leakage (the gap list), linkage, new-and-lost, prompt-payment or"
                + " subcontract-share or top-suppliers.",
        mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {

    private static final String CHANGED = "new-and-lost";

    @Parameters(paramLabel = "<question>", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    String question;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "For new-and-lost: who was paid from this day on and not before, and the other" + " way round.")
    @Nullable
    LocalDate since;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ScopeOptions asked;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!ShareReceipt.QUESTIONS.contains(question))
            throw new CommandRefused("There is no question %s: ask %s."
                    .formatted(question, String.join(", ", new TreeSet<>(ShareReceipt.QUESTIONS))));
        if (question.equals(CHANGED) && since == null)
            throw new CommandRefused("Say from which day on with --since, like --since 2026-04-01.");
        var more = question.equals(CHANGED) ? List.of(String.valueOf(since)) : List.<String>of();
        var made = asked.ask(question, Breakdown.ALL, more);
        var shown = ScopeOptions.head(made);
        shown.put(
                "rows",
                made.answer().rows().stream()
                        .map(row -> ScopeOptions.named(made.answer(), row))
                        .toList());
        var out = spec.commandLine().getOut();
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(shown));
        out.flush();
        return 0;
    }
}
