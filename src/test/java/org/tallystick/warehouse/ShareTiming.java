package org.tallystick.warehouse;

import org.tallystick.place.Local;
import org.tallystick.place.Postcodes;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Times the local share through [Shares], and the same SQL bare in DuckDB over the same files.
public final class ShareTiming {

    private static final int ROUNDS = 7;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    private final Warehouse warehouse;
    private final Local local =
            Local.of("Shropshire and Telford", Set.of("E06000051", "E06000020"));

    public ShareTiming(Path warehouse) {
        this.warehouse = new Warehouse(warehouse);
    }

    /// @return the median of the seconds, and the answer
    public record Timed(double seconds, BigDecimal local) {}

    public Timed service() throws IOException {
        var seconds = new ArrayList<Double>();
        var answer = BigDecimal.ZERO;
        for (int round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            var receipt =
                    new Shares(warehouse, Postcodes.builtIn())
                            .ask(new Scope(local, Set.of(), FIRST, LAST), By.ALL);
            seconds.add((System.nanoTime() - started) / 1e9);
            answer = Shares.share(receipt.answer(), receipt.answer().rows().getFirst()).local();
        }
        return new Timed(median(seconds), answer);
    }

    /// The same question, asked of an engine that is open already.
    public Timed bare() throws IOException {
        var receipt =
                new Shares(warehouse, Postcodes.builtIn())
                        .ask(new Scope(local, Set.of(), FIRST, LAST), By.ALL);
        var question = receipt.asked().orElseThrow();
        var files =
                warehouse.manifests().stream()
                        .map(each -> warehouse.root().resolve(each.lines()))
                        .toList();
        var seconds = new ArrayList<Double>();
        var answer = receipt.answer();
        try (var engine = Engine.over(files, warehouse.suppliers())) {
            for (int round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                answer = engine.ask(question, receipt.parameters());
                seconds.add((System.nanoTime() - started) / 1e9);
            }
        }
        return new Timed(median(seconds), Shares.share(answer, answer.rows().getFirst()).local());
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }

    /// Loads the same files again under more publishers' names, so that there are so many times the
    /// lines.
    public void multiply(Path folder, int times) throws IOException {
        for (int each : IntStream.range(1, times).toArray())
            for (var file : java.nio.file.Files.list(folder).sorted().toList())
                new Loading(warehouse, Postcodes.builtIn())
                        .load("bench" + each, String.valueOf(file.getFileName()), file);
    }
}
