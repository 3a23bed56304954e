package org.tallystick.warehouse;

import org.jspecify.annotations.Nullable;
import org.tallystick.place.Local;
import org.tallystick.place.Postcodes;
import org.tallystick.shared.CannotStart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// `tallystick spend share`: asks how much of the spending that is loaded stayed local.
@Command(
        name = "share",
        description =
                "Print how much of what is loaded stayed local, as JSON: local, elsewhere and"
                        + " unknown in pounds, the share of what has a known place, and what it"
                        + " would be if nothing unknown were local, or all of it.",
        mixinStandardHelpOptions = true)
public final class ShareCommand implements Callable<Integer> {

    private static final Set<String> ROWS =
            Set.of("", "quarter", "department", "category", "size", "sector", "signatory");

    @Option(
            names = "--local",
            required = true,
            split = ",",
            paramLabel = "CODE",
            description = "GSS codes of the authorities that count as local.")
    @SuppressWarnings("NullAway.Init")
    Set<String> authorities;

    @Option(
            names = "--districts",
            split = ",",
            paramLabel = "DISTRICT",
            description = "Postcode districts that count as local too, like SY1.")
    Set<String> districts = Set.of();

    @Option(names = "--name", description = "The name of this definition of local.")
    @Nullable String name;

    @Option(names = "--publisher", split = ",", description = "Whose spending; otherwise all.")
    Set<String> publishers = Set.of();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description =
                    "A row for each quarter, department, category, size, sector or signatory.")
    String by = "";

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, like 2026-04-01.")
    LocalDate from = LocalDate.of(1990, 1, 1);

    @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
    LocalDate until = LocalDate.of(2099, 12, 31);

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Write what receipt verify needs to recompute this.")
    @Nullable Path receipt;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description = "Where the lines are kept; by default in the data directory.")
    @Nullable Path warehouse;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!ROWS.contains(by))
            throw new CannotStart(
                    "--by must be quarter, department, category, size, sector or signatory; it is "
                            + by
                            + ".");
        var title = name != null ? name : String.join(", ", authorities);
        var definition = new Local(title, authorities, districts, null, null);
        var shares = new Shares(LoadCommand.warehouse(warehouse), Postcodes.builtIn());
        var made = shares.ask(definition, by, publishers, from, until);
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter();
        if (receipt != null) Files.write(receipt, json.writeValueAsBytes(made));
        var out = spec.commandLine().getOut();
        out.println(json.writeValueAsString(shown(made)));
        out.flush();
        return 0;
    }

    private static Map<String, Object> shown(ShareReceipt made) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("local", made.definition());
        shown.put("places", made.places());
        shown.put("engine", made.engine());
        shown.put(
                "rows", made.answer().rows().stream().map(row -> row(made.answer(), row)).toList());
        return shown;
    }

    private static Map<String, Object> row(Answer answer, List<String> row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (int at = 0; at < row.size(); at++) shown.put(answer.columns().get(at), row.get(at));
        var share = Shares.share(answer, row);
        shown.put("percentOfKnown", text(share.percent()));
        shown.put("percentIfNoneUnknownIsLocal", text(share.lowest()));
        shown.put("percentIfAllUnknownIsLocal", text(share.highest()));
        return shown;
    }

    private static @Nullable String text(Optional<BigDecimal> percent) {
        return percent.map(BigDecimal::toPlainString).orElse(null);
    }
}
