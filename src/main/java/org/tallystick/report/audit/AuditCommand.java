package org.tallystick.report.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.report.receipt.Fetching;
import org.tallystick.report.receipt.VerifierKeys;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick audit https://site`: holds everything that a site publishes about its contracts
/// against its public log.
@Command(
        name = "audit",
        description = {
            "Copies the public log of a site, checks that it continues the one it had the time before, and works out",
            "every figure of its contracts again.",
            "The exit code is 0 where all agrees, 1 where something does not, 2 where that cannot be decided."
        },
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 200 * 1024 * 1024;
    private static final String FORM = "tallystick audit 1";

    /// A figure is published as soon as its act is recorded, and the log follows a second or two later.
    private static final int TURNS = 4;

    @Parameters(paramLabel = "SITE", description = "The site's address, like https://social-value.example.")
    @SuppressWarnings("NullAway.Init")
    String site;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Where the checkpoint and the keys are kept for the next time, and beside it, in FILE.leaves, the"
                            + " hashes of all entries.")
    @Nullable
    Path state;

    @Option(
            names = "--key",
            description =
                    "A key of the log, or a file of keys; may be given several times. By default those of the state,"
                            + " and the first time those that the site shows.")
    List<String> keys = List.of();

    @Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "A key of somebody who follows the log, or a file of keys; may be given several times.")
    List<String> witnesses = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private record Kept(List<VerifierKey> keys, LogCopy.State log) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var kept = kept();
        var trusted = trusted(kept);
        var others = VerifierKeys.read(witnesses);
        var found = new Findings();
        var copy = new LogCopy(this::fetch, trusted, kept.log(), found);
        var figures = follow(copy, found);
        var newest = copy.newest();
        var seen = newest == null ? 0 : others.stream().filter(newest::signedBy).count();
        if (!others.isEmpty() && seen == 0 && found.faults().isEmpty())
            found.unable("None of the witnesses that you named has signed the checkpoint.");
        if (figures != null && figures.open() > 0)
            found.unable("%,d numbers rest on entries of older versions that do not say enough to work them out again."
                    .formatted(figures.open()));
        say(copy, figures, kept, seen, found);
        if (found.faults().isEmpty()) keep(trusted, copy.state());
        return !found.faults().isEmpty() ? 1 : found.unable().isEmpty() ? 0 : 2;
    }

    /// Copies, compares, and where something differs looks again once the log has followed.
    private @Nullable PublishedFigures follow(LogCopy copy, Findings found) throws InterruptedException {
        var replay = new Replay();
        for (var turn = 1; copy.follow(replay::take); turn++) {
            if (!found.faults().isEmpty()) return null;
            var figures = new PublishedFigures(this::fetch, replay);
            var differences = figures.differences();
            if (differences.isEmpty() || turn == TURNS) {
                differences.forEach(found::fault);
                return figures;
            }
            Thread.sleep(2_000);
        }
        return null;
    }

    private void say(LogCopy copy, @Nullable PublishedFigures figures, Kept kept, long seen, Findings found) {
        var out = spec.commandLine().getOut();
        out.printf(
                "Copied %,d entries of the public log of %s: %,d could be read, %,d are there by their digest alone.%n",
                copy.size(), site, copy.opened(), copy.closed());
        if (!found.faults().isEmpty()) {
            out.println("The site does not agree with its log:");
            found.faults().forEach(fault -> out.println("  " + fault));
        } else if (figures != null) {
            out.println(
                    kept.log().checkpoint() != null
                            ? "It continues the log of the time before."
                            : state == null
                                    ? "There is no earlier copy to compare it with: keep one with --state."
                                    : "There is no earlier copy to compare it with. This one is kept for the next time.");
            if (seen > 0)
                out.printf("%,d %s that you named signed the checkpoint.%n", seen, seen == 1 ? "witness" : "witnesses");
            out.printf("%,d published numbers worked out again: all are what the log comes to.%n", figures.compared());
            if (kept.keys().isEmpty() && keys.isEmpty())
                out.println("The keys are those that the site shows itself. Compare them with a copy from elsewhere.");
        }
        if (!found.unable().isEmpty()) {
            out.println("We cannot tell:");
            found.unable().forEach(reason -> out.println("  " + reason));
        }
        out.println("Not audited: shares of spending, findings of consultations, ratings and marks.");
        out.flush();
    }

    private byte[] fetch(String address) {
        return Fetching.bytes(site.replaceAll("/+$", "") + address, MOST_BYTES);
    }

    private List<VerifierKey> trusted(Kept kept) throws IOException {
        if (!keys.isEmpty()) return VerifierKeys.read(keys);
        if (!kept.keys().isEmpty()) return kept.keys();
        var shown = new String(fetch("/log/vkeys"), StandardCharsets.UTF_8);
        return VerifierKeys.read(shown.lines().toList());
    }

    private static Path leaves(Path state) {
        return state.resolveSibling(state.getFileName() + ".leaves");
    }

    private Kept kept() throws IOException {
        if (state == null || !Files.exists(state)) return new Kept(List.of(), new LogCopy.State(null, new byte[0]));
        var text = Files.readString(state);
        var end = text.indexOf("\n\n");
        if (!text.startsWith(FORM + "\n") || end < 0)
            throw new CommandRefused(state + " is not what an audit keeps. Name another file with --state.");
        var lines = new ArrayList<>(text.substring(0, end).lines().toList());
        lines.removeFirst();
        var hashes = Files.exists(leaves(state)) ? Files.readAllBytes(leaves(state)) : new byte[0];
        return new Kept(VerifierKeys.read(lines), new LogCopy.State(text.substring(end + 2), hashes));
    }

    private void keep(List<VerifierKey> trusted, LogCopy.State copied) throws IOException {
        if (state == null || copied.checkpoint() == null) return;
        var text = new StringBuilder(FORM).append('\n');
        trusted.forEach(key -> text.append(key.text()).append('\n'));
        Files.write(leaves(state), copied.hashes());
        Files.writeString(state, text + "\n" + copied.checkpoint());
    }
}
