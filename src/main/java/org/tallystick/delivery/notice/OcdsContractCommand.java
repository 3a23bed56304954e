package org.tallystick.delivery.notice;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Answers;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.library.ocds.Beginning;
import org.tallystick.library.ocds.Beginnings;
import org.tallystick.library.ocds.Question;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Dates;
import org.tallystick.shared.Many;
import org.tallystick.shared.Money;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.VatBasis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick ocds contract <release.json>`: begins a contract from each award or contract in the
/// files.
@Command(
        name = "contract",
        description =
                "Begin contracts from published award or contract releases. If anything is missing or unusual, you are asked.",
        mixinStandardHelpOptions = true)
public final class OcdsContractCommand implements Callable<Integer> {

    private final Supplier<Contracts> contracts;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "<file>", arity = "1..*", description = "A release, a release package or JSON Lines.")
    private List<Path> files = List.of();

    @Option(
            names = "--answer",
            paramLabel = "<about>=<words>",
            description = "The answer to a question, like --answer value=\"Not published\"; kept with the contract.")
    private Map<String, String> words = Map.of();

    @Option(names = "--title", description = "What the contract is called.")
    private @Nullable String title;

    @Option(names = "--buyer", description = "The id of the organisation here that buys.")
    private @Nullable UUID buyer;

    @Option(names = "--supplier", description = "The id of the organisation here that is responsible for the returns.")
    private @Nullable UUID supplier;

    @Option(names = "--value", description = "The value in pounds, like 1,250.50; say with --vat on which basis.")
    private @Nullable String value;

    @Option(names = "--vat", description = "Whether the value is ${COMPLETION-CANDIDATES} VAT.")
    private @Nullable VatBasis vat;

    @Option(names = "--starts", description = "The first day, like 2025-04-01.")
    private @Nullable String starts;

    @Option(names = "--ends", description = "The last day.")
    private @Nullable String ends;

    @Option(names = "--place", description = "The GSS code or the name of the area that the contract serves.")
    private @Nullable String place;

    /// @param contracts opens the house when the command runs, and not before
    public OcdsContractCommand(Supplier<Contracts> contracts) {
        this.contracts = contracts;
    }

    /// Prints a line for each award or contract, and what must be answered below it.
    ///
    /// @return 0 where each has begun, now or earlier; 1 otherwise
    @Override
    public Integer call() {
        var answers = answers();
        var beginnings = files.stream().flatMap(OcdsContractCommand::read).toList();
        var doors = contracts.get();
        var begun = 0;
        for (var each : beginnings) if (begin(doors, each, answers)) begun++;
        out().printf("%d of %d have begun.%n", begun, beginnings.size());
        out().flush();
        return begun == beginnings.size() ? 0 : 1;
    }

    private static Stream<Beginning> read(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return Beginnings.read(bytes).stream();
        } catch (IOException unopened) {
            throw new CommandRefused(
                    "The file %s cannot be opened. Check its name and your rights.".formatted(file), unopened);
        }
    }

    private boolean begin(Contracts doors, Beginning beginning, Answers answers) {
        return switch (beginning) {
            case Beginning.Refused(var release, var award, var reason) -> {
                line("refused", release + " " + award, reason);
                yield false;
            }
            case Beginning.Ready ready -> {
                var name = ready.facts().ocid() + " " + ready.facts().award();
                yield switch (doors.begin(Actor.SYSTEM, UUID.randomUUID(), ready, answers)) {
                    case Contracts.Begun.Began(var id) -> {
                        line("begun", name, id.toString());
                        yield true;
                    }
                    case Contracts.Begun.AlreadyBegun(var id) -> {
                        line("already here", name, id.toString());
                        yield true;
                    }
                    case Contracts.Begun.Asked(var questions) -> {
                        line("asked", name, Many.of(questions.size(), "question"));
                        for (var question : questions)
                            out().printf(
                                            "    --answer %s=…  %s%s%n",
                                            question.about().field(),
                                            question.asks(),
                                            question.found().isEmpty() ? "" : " (" + question.found() + ")");
                        yield false;
                    }
                    case Contracts.Begun.NotYours() -> throw new IllegalStateException("the system may begin any");
                };
            }
        };
    }

    private Answers answers() {
        var kept = new HashMap<Question.About, String>();
        words.forEach((about, answer) -> kept.put(about(about), answer));
        return new Answers(
                title,
                buyer == null ? null : new OrganisationId(buyer),
                supplier == null ? null : new OrganisationId(supplier),
                money(),
                vat,
                day("--starts", starts),
                day("--ends", ends),
                place,
                kept);
    }

    private static Question.About about(String name) {
        for (var about : Question.About.values()) if (about.field().equals(name.toLowerCase(Locale.ROOT))) return about;
        throw new CommandRefused("--answer names %s; name one of %s."
                .formatted(
                        name,
                        String.join(
                                ", ",
                                Stream.of(Question.About.values())
                                        .map(Question.About::field)
                                        .toList())));
    }

    private @Nullable Money money() {
        if (value == null) return null;
        BigDecimal amount = Numbers.readPositive(value)
                .orElseThrow(() -> new CommandRefused("--value must be a number of pounds, like 1,250.50."));
        return Money.pounds(amount, vat == null ? VatBasis.UNKNOWN : vat);
    }

    private static @Nullable LocalDate day(String option, @Nullable String typed) {
        if (typed == null) return null;
        return Dates.read(typed).orElseThrow(() -> new CommandRefused(option + " must be a day, like 2025-04-01."));
    }

    private void line(String outcome, String name, String more) {
        out().printf("%-12s  %s  %s%n", outcome, name.strip(), more);
    }

    private PrintWriter out() {
        if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
        return command.commandLine().getOut();
    }
}
