package org.tallystick.library.ocds.merge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.tallystick.library.ocds.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Merges the releases in some files: one line of JSON for each contracting process, in the order in
/// which the processes first come. Only the processes that are being worked on are held.
final class ReleaseMerger {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Releases that one task works on, about.
    private static final int TASK = 512;

    private static final long PART = 16L << 20;

    private final MergeSchema rules;
    private final boolean versioned;
    private final boolean byInstant;
    private final int threads;

    /// @param versioned whether the history of each value is kept, or only what it is by now
    /// @param byInstant whether releases are put in order by the instants that their dates mean,
    ///   and not by their text, as other programs do it
    ReleaseMerger(MergeSchema rules, boolean versioned, boolean byInstant, int threads) {
        this.rules = rules;
        this.versioned = versioned;
        this.byInstant = byInstant;
        this.threads = threads;
    }

    /// What came of it.
    ///
    /// @param leftOut how many releases could not be used
    /// @param unreadable how many files could not be read to their end
    record Outcome(long releases, long processes, long leftOut, int unreadable) {

        boolean whole() {
            return leftOut == 0 && unreadable == 0;
        }
    }

    /// One task's lines, and what there is to tell about them.
    private record Done(byte[] lines, List<String> warnings, long processes, long leftOut) {}

    /// @param warnings a sentence for each thing that a reader should know
    Outcome merge(List<Path> files, OutputStream out, Consumer<String> warnings) throws IOException {
        var channels = new ArrayList<FileChannel>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var unreadable = 0;
            var leftOut = 0L;
            var indexes = new ArrayList<ReleaseIndex>();
            for (var file : files) {
                var channel = ReleaseIndex.open(file);
                channels.add(channel);
                var index = new ReleaseIndex();
                indexes.add(index);
                var parts = ReleaseIndex.parts(channel, PART);
                var tasks = new ArrayList<Future<Indexed>>();
                for (var part = 0; part + 1 < parts.size(); part++) {
                    var from = parts.get(part);
                    var until = parts.get(part + 1);
                    tasks.add(pool.submit(() -> index(channel, from, until)));
                }
                for (var task : tasks) {
                    var found = result(task);
                    index.addAll(found.index());
                    found.warnings().forEach(each -> warnings.accept(file + ": " + each));
                    leftOut += found.leftOut();
                    if (found.broken()) {
                        unreadable++;
                        break;
                    }
                }
            }
            var processes = Processes.of(indexes);
            var merged = new Outcome[] {new Outcome(processes.size(), 0, leftOut, unreadable)};
            var waiting = new ArrayDeque<Future<Done>>();
            for (var from = 0; from < processes.size(); from += TASK) {
                var start = from;
                var until = Math.min(processes.size(), from + TASK);
                waiting.add(pool.submit((Callable<Done>) () -> merge(processes, channels, start, until)));
                if (waiting.size() >= 4 * threads)
                    merged[0] = write(result(waiting.remove()), merged[0], out, warnings);
            }
            while (!waiting.isEmpty()) merged[0] = write(result(waiting.remove()), merged[0], out, warnings);
            out.flush();
            return merged[0];
        } finally {
            for (var channel : channels) channel.close();
        }
    }

    private record Indexed(ReleaseIndex index, List<String> warnings, long leftOut, boolean broken) {}

    private static Indexed index(FileChannel channel, long from, long until) throws IOException {
        var warnings = new ArrayList<String>();
        try {
            var index = ReleaseIndex.of(channel, from, until, warnings::add);
            return new Indexed(index, warnings, warnings.size(), false);
        } catch (ReleaseIndex.Unreadable broken) {
            warnings.add(broken.words());
            return new Indexed(new ReleaseIndex(), warnings, 0, true);
        }
    }

    private static <T> T result(Future<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) throw broken;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Outcome write(Done done, Outcome before, OutputStream out, Consumer<String> warnings)
            throws IOException {
        out.write(done.lines());
        done.warnings().forEach(warnings);
        return new Outcome(
                before.releases(),
                before.processes() + done.processes(),
                before.leftOut() + done.leftOut(),
                before.unreadable());
    }

    private Done merge(Processes processes, List<FileChannel> channels, int from, int until) throws IOException {
        var lines = new ByteArrayOutputStream(1 << 18);
        var warnings = new ArrayList<String>();
        var merged = 0L;
        var leftOut = 0L;
        for (var first = from; first < until; first++) {
            if (!processes.isFirst(first)) continue;
            var all = new LinkedHashMap<String, List<Json.Obj>>();
            for (var each = first; each >= 0; each = processes.next(each)) {
                var read = read(
                        channels.get(processes.file(each)), processes.offset(each), processes.length(each), warnings);
                if (read == null) leftOut++;
                else
                    all.computeIfAbsent(text(read, "ocid"), _ -> new ArrayList<>())
                            .add(read);
            }
            for (var each : all.entrySet()) {
                process(each.getKey(), each.getValue(), lines, warnings);
                merged++;
            }
        }
        return new Done(lines.toByteArray(), warnings, merged, leftOut);
    }

    private static Json.@org.jspecify.annotations.Nullable Obj read(
            FileChannel channel, long offset, int length, List<String> warnings) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining())
            if (channel.read(bytes, offset + bytes.position()) < 0)
                throw new IOException("The file became shorter while it was read.");
        try {
            var release = (Json.Obj) Json.read(bytes.array(), 0, length);
            if (!text(release, "date").isEmpty()) return release;
            warnings.add(text(release, "ocid") + ": release " + text(release, "id") + " has no date and is left out");
        } catch (JacksonException broken) {
            warnings.add("a release at byte %,d is left out: %s".formatted(offset, broken.getOriginalMessage()));
        }
        return null;
    }

    private static String text(Json.Obj release, String name) {
        return switch (release.fields().get(name)) {
            case Json.Text(var text) -> text;
            case Json.Num(var written) -> written;
            case null, default -> "";
        };
    }

    private void process(String ocid, List<Json.Obj> releases, OutputStream out, List<String> warnings) {
        Consumer<String> warn = words -> warnings.add(ocid + ": " + words);
        if (releases.size() > 1) sort(releases, warn);
        var merging = new Merging(versioned, warn);
        for (var release : releases) merging.add(release, rules);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), new Unclosed(out))) {
            Merged.write(json, merging.root(), releases.getLast(), versioned);
            json.writeRaw('\n');
        }
    }

    /// By date, and by id where dates are the same.
    private void sort(List<Json.Obj> releases, Consumer<String> warn) {
        var byText = Comparator.comparing((Json.Obj each) -> text(each, "date"));
        var order = byInstant ? Comparator.comparing(ReleaseMerger::instant).thenComparing(byText) : byText;
        releases.sort(order.thenComparing(each -> text(each, "id")));
        for (var at = 1; at < releases.size(); at++) {
            var before = releases.get(at - 1);
            var after = releases.get(at);
            if (order.compare(before, after) == 0)
                warn.accept("releases %s and %s have the same date, %s: they are merged in the order of their ids"
                        .formatted(text(before, "id"), text(after, "id"), text(after, "date")));
            else if (instant(before).isAfter(instant(after)))
                warn.accept(
                        "release %s of %s comes before release %s of %s, which is earlier by the clock: dates are put in order as text unless --by-instant is given"
                                .formatted(
                                        text(before, "id"),
                                        text(before, "date"),
                                        text(after, "id"),
                                        text(after, "date")));
        }
    }

    /// A date that says no instant is as early as any.
    private static OffsetDateTime instant(Json.Obj release) {
        try {
            return OffsetDateTime.parse(text(release, "date"));
        } catch (DateTimeParseException none) {
            return OffsetDateTime.MIN;
        }
    }

    /// A generator closes what it writes to.
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
