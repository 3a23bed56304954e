package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.spendfile.Chosen;
import org.tallystick.library.spendfile.SpendCommand;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick spend load DIR`: loads every spending file below a folder.
@Command(
        name = "load",
        description = "Load every CSV, XLSX and ODS file below a folder into the warehouse. The first"
                + " folder below it names the publisher. A file that is loaded already"
                + " changes nothing, so that loading may be stopped and begun again; a"
                + " corrected one replaces what it corrects.",
        mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<dir>", description = "The folder.")
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Option(
            names = "--publisher",
            paramLabel = "NAME",
            description = "Whose files they all are, in place of the folders' names.")
    @Nullable
    String publisher;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Which column means what in every file, like date=1,supplier=2,amount=3 for"
                    + " files without headings.")
    Map<String, String> columns = Map.of();

    @Option(names = "--period", paramLabel = "PERIOD", description = SpendCommand.PERIOD)
    @Nullable
    String period;

    @Option(names = "--hidden-sheets", description = SpendCommand.HIDDEN_SHEETS)
    boolean hiddenSheets;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions kept;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private record Found(String publisher, String name, Path path, long bytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) throw new CommandRefused("There is no folder " + folder + ". Check its name.");
        var files = find();
        if (files.isEmpty()) throw new CommandRefused("There is no CSV, XLSX or ODS file below " + folder + ".");
        var loading = new Loading(kept.warehouse(), kept.places());
        var chosen = Chosen.named(columns, period, hiddenSheets);
        long all = files.stream().mapToLong(Found::bytes).sum();
        long done = 0;
        int refused = 0;
        var loaded = new ArrayList<Manifest>();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var tasks = new ExecutorCompletionService<Result>(threads);
            for (var file : files)
                tasks.submit(() -> new Result(file, loading.load(file.publisher(), file.name(), file.path(), chosen)));
            for (int at = 0; at < files.size(); at++) {
                var result = tasks.take().get();
                done += result.file().bytes();
                say(result, done * 100 / Math.max(1, all));
                switch (result.loaded()) {
                    case Loaded.Refused _ -> refused++;
                    case Loaded.Unchanged _, Loaded.Twin _ -> {}
                    case Loaded.Fresh(var manifest) -> loaded.add(manifest);
                    case Loaded.Replaced(var _, var manifest, var _) -> loaded.add(manifest);
                }
            }
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof IOException cause) throw cause;
            throw new IllegalStateException(broken.getCause());
        }
        warn(loading, loaded);
        return refused == 0 ? 0 : 1;
    }

    private record Result(Found file, Loaded loaded) {}

    private void say(Result result, long percent) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%3d%% %s/%s: ",
                percent, result.file().publisher(), result.file().name());
        switch (result.loaded()) {
            case Loaded.Unchanged _ -> out.println("loaded already");
            case Loaded.Twin(var _, var manifest) ->
                out.printf("the same bytes as %s, which is loaded already. Nothing was added.%n", manifest.name());
            case Loaded.Refused(var _, var because) -> out.println("cannot be read. " + because + ".");
            case Loaded.Fresh(var manifest) -> counts(out, manifest);
            case Loaded.Replaced(var _, var manifest, var changes) -> {
                counts(out, manifest);
                out.println("     It replaces an earlier file: " + String.join("; ", changes) + ".");
            }
        }
        out.flush();
    }

    /// What to look at before anything is published, once every file is there to compare with.
    private void warn(Loading loading, List<Manifest> loaded) {
        var out = spec.commandLine().getOut();
        loaded.stream()
                .sorted(Comparator.comparing(Manifest::publisher)
                        .thenComparing(Manifest::period)
                        .thenComparing(Manifest::name))
                .forEach(manifest -> loading.warnings(manifest)
                        .forEach(words ->
                                out.printf("Look at %s/%s: %s%n", manifest.publisher(), manifest.name(), words)));
        out.flush();
    }

    private static void counts(PrintWriter out, Manifest manifest) {
        out.printf("%,d payments, %,d lines set aside, £%s%n", manifest.used(), manifest.aside(), manifest.total());
    }

    private List<Found> find() throws IOException {
        var found = new ArrayList<Found>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(file).toString();
                if (!name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|txt|tsv|xlsx|ods)")) continue;
                found.add(found(file, name));
            }
        }
        return found;
    }

    private Found found(Path file, String name) throws IOException {
        int slash = name.indexOf('/');
        var whose = publisher != null
                ? publisher
                : slash > 0
                        ? name.substring(0, slash)
                        : String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        var below = publisher == null && slash > 0 ? name.substring(slash + 1) : name;
        return new Found(Warehouse.slug(whose), below, file, Files.size(file));
    }
}
