package org.tallystick.library.ocds.merge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `tallystick ocds merge FILE…`: prints a line of JSON for each contracting process. Exits 0 where
/// all of it could be used, and 1 where something was left out, which it says on standard error.
@Command(
        name = "merge",
        description =
                "Merge the releases of each contracting process into what is known by now, one line of JSON each.",
        mixinStandardHelpOptions = true)
public final class MergeCommand implements Callable<Integer> {

    @Option(names = "--versioned", description = "Keep the history of each value.")
    boolean versioned;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description =
                    "The release schema whose rules are used, in place of OCDS 1.1 with the extensions for the EU and the UK.")
    @Nullable
    Path schema;

    @Option(names = "--by-instant", description = "Put releases in order by the clock, not by the text of their dates.")
    boolean byInstant;

    @Option(names = "--threads", paramLabel = "N", description = "How many to use; as many as there are processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Parameters(
            paramLabel = "<file>",
            arity = "1..*",
            description = "Releases, release packages, record packages, or JSON Lines of them; - for standard input.")
    List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || threads > 64) throw new CommandRefused("--threads must be a number from 1 to 64.");
        for (var file : files)
            if (!isInput(file) && !Files.isRegularFile(file))
                throw new CommandRefused("There is no file " + file + ". Check its name.");
        var err = spec.commandLine().getErr();
        var kept = new ArrayList<Path>();
        try {
            var named = new ArrayList<Path>();
            for (var file : files) named.add(isInput(file) ? keep(kept) : file);
            var outcome = new ReleaseMerger(rules(), versioned, byInstant, threads)
                    .merge(named, new Lines(spec.commandLine().getOut()), err::println);
            if (outcome.processes() == 0) err.println("There is no release in what was given.");
            err.flush();
            return outcome.whole() && outcome.processes() > 0 ? 0 : 1;
        } finally {
            for (var file : kept) Files.deleteIfExists(file);
        }
    }

    private static boolean isInput(Path file) {
        return file.toString().equals("-");
    }

    /// Standard input is read twice, so it is kept meanwhile.
    private static Path keep(List<Path> kept) throws IOException {
        var file = Files.createTempFile("tallystick-releases", ".json");
        kept.add(file);
        Files.copy(System.in, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private MergeSchema rules() throws IOException {
        if (schema == null) return MergeSchema.builtIn();
        if (!Files.isRegularFile(schema)) throw new CommandRefused("There is no file " + schema + ". Check its name.");
        try {
            return MergeSchema.of(JsonMapper.shared().readTree(Files.readAllBytes(schema)));
        } catch (JacksonException | IllegalArgumentException unusable) {
            throw new CommandRefused(schema + " cannot be used as a schema: " + unusable.getMessage() + ".");
        }
    }

    /// Whole lines of UTF-8 to a command's output, which is a writer.
    private static final class Lines extends OutputStream {

        private final PrintWriter out;

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            out.write(new String(bytes, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            out.flush();
        }
    }
}
