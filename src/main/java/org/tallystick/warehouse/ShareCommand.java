package org.tallystick.warehouse;

import org.jspecify.annotations.Nullable;
import org.tallystick.place.Local;
import org.tallystick.shared.CannotStart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
import java.util.stream.Collectors;

/// `tallystick spend share`: asks how much of the spending that is loaded stayed local.
@Command(
        name = "share",
        description =
                "Print how much of what is loaded stayed local, as JSON: local, elsewhere and"
                        + " unknown in pounds, the share of what has a known place, and what it"
                        + " would be if nothing unknown were local, or all of it.",
        mixinStandardHelpOptions = true)
public final class ShareCommand implements Callable<Integer> {

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
                    "A row for each quarter, department, category, size, sector, signatory or authority.")
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions kept;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var rows =
                By.of(by)
                        .orElseThrow(
                                () ->
                                        new CannotStart(
                                                "--by must be quarter, department, category, size,"
                                                        + " sector, signatory or authority; it is "
                                                        + by
                                                        + "."));
        var title = name != null ? name : String.join(", ", authorities);
        var definition =
                CannotStart.unlessValid(
                        Local.read(title, authorities, districts, null, null, kept.places()));
        var shares = new Shares(kept.warehouse(), kept.places());
        var made = shares.ask(new Scope(definition, slugs(), from, until), rows);
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter();
        if (receipt != null) Files.write(receipt, json.writeValueAsBytes(made));
        var out = spec.commandLine().getOut();
        out.println(json.writeValueAsString(shown(made)));
        out.flush();
        return 0;
    }

    /// Publishers are known by their folders' names, whichever way they are typed.
    private Set<String> slugs() {
        return publishers.stream().map(Warehouse::slug).collect(Collectors.toSet());
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
