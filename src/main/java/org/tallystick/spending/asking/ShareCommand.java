package org.tallystick.spending.asking;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `tallystick spend share`: asks how much of the spending that is loaded stayed local.
@Command(
        name = "share",
        description = "Print how much of what is loaded stayed local, as JSON: local, elsewhere and"
                + " unknown in pounds, the share of what has a known place, and what it"
                + " would be if nothing unknown were local, or all of it.",
        mixinStandardHelpOptions = true)
public final class ShareCommand implements Callable<Integer> {

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description =
                    "A row for each quarter, department, category, size, sector, signatory, deprivation, authority or area.")
    String by = "";

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ScopeOptions asked;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var rows = Breakdown.of(by)
                .orElseThrow(() -> new CommandRefused("--by must be quarter, department, category, size,"
                        + " sector, signatory, deprivation, authority or area;"
                        + " it is "
                        + by
                        + "."));
        var made = asked.ask("local-share", rows, List.of());
        var shown = ScopeOptions.head(made);
        shown.put(
                "rows",
                made.answer().rows().stream()
                        .map(row -> row(made.answer(), row))
                        .toList());
        var out = spec.commandLine().getOut();
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(shown));
        out.flush();
        return 0;
    }

    private static Map<String, Object> row(ResultTable answer, List<String> row) {
        var shown = ScopeOptions.named(answer, row);
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
