package org.tallystick.library.ocds.merge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Where each release stands in a file, and which process it belongs to: some twenty bytes a
/// release, so that a million can be put together without being held.
///
/// A file may hold releases, lists of them, release packages, record packages, or any of these one
/// after another, as JSON Lines has them.
final class ReleaseIndex {

    /// One document may hold a million releases; each of them is read within limits of its own.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxTokenCount(-1)
                    .maxDocumentLength(-1)
                    .maxStringLength(20_000_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private long[] offsets = new long[64];
    private int[] lengths = new int[64];
    private long[] processes = new long[64];
    private int size;

    /// A file that is no such JSON, and where.
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String words) {
            super(words, null, false, false);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    int size() {
        return size;
    }

    long offset(int at) {
        return offsets[at];
    }

    int length(int at) {
        return lengths[at];
    }

    /// The same for all releases with one ocid, and different for nearly all others.
    long process(int at) {
        return processes[at];
    }

    private void add(long offset, int length, long process) {
        if (size == offsets.length) {
            var more = size + (size >> 1);
            offsets = java.util.Arrays.copyOf(offsets, more);
            lengths = java.util.Arrays.copyOf(lengths, more);
            processes = java.util.Arrays.copyOf(processes, more);
        }
        offsets[size] = offset;
        lengths[size] = length;
        processes[size] = process;
        size++;
    }

    void addAll(ReleaseIndex other) {
        for (var at = 0; at < other.size; at++) add(other.offsets[at], other.lengths[at], other.processes[at]);
    }

    /// The releases between two places of a file.
    ///
    /// @param warnings what of it is left out, and why
    static ReleaseIndex of(FileChannel file, long from, long until, Consumer<String> warnings)
            throws IOException, Unreadable {
        var index = new ReleaseIndex();
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), new Slice(file, from, until))) {
            var reader = new Reader(parser, from, index, warnings);
            while (parser.nextToken() != null) reader.any();
        } catch (JacksonException broken) {
            if (broken.getCause() instanceof IOException failed) throw failed;
            var at = broken.getLocation();
            throw new Unreadable("it is no JSON from byte %,d on: %s"
                    .formatted(from + (at == null ? 0 : Math.max(0, at.getByteOffset())), broken.getOriginalMessage()));
        }
        return index;
    }

    private record Reader(JsonParser parser, long from, ReleaseIndex index, Consumer<String> warnings) {

        private void any() {
            switch (parser.currentToken()) {
                case START_ARRAY -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) any();
                }
                case START_OBJECT -> object();
                default -> warnings.accept("a value that is no object is left out");
            }
        }

        private void object() {
            var start = from + parser.currentTokenLocation().getByteOffset();
            @Nullable String ocid = null;
            var holds = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (name.equals("ocid") && token == JsonToken.VALUE_STRING) ocid = parser.getString();
                else if (token == JsonToken.START_ARRAY && (name.equals("releases") || name.equals("records"))) {
                    holds = true;
                    any();
                } else parser.skipChildren();
            }
            if (holds) return;
            var length = from + parser.currentLocation().getByteOffset() - start;
            if (ocid == null) warnings.accept("an object at byte %,d has no ocid and is left out".formatted(start));
            else if (length > Integer.MAX_VALUE - 16)
                warnings.accept("a release of %s is larger than 2 GB and is left out".formatted(ocid));
            else index.add(start, (int) length, hash(ocid));
        }
    }

    /// 64 bits of it, mixed well: of a million ocids two share one with a chance of one in thirty
    /// million, and then they are told apart when they are read.
    private static long hash(String ocid) {
        var hash = 0xcbf29ce484222325L;
        for (var at = 0; at < ocid.length(); at++) {
            hash = (hash ^ ocid.charAt(at)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    /// Reads a part of a file, whatever others read of it meanwhile.
    private static final class Slice extends InputStream {

        private final FileChannel file;
        private final long until;
        private long at;

        Slice(FileChannel file, long from, long until) {
            this.file = file;
            this.at = from;
            this.until = until;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var most = (int) Math.min(length, until - at);
            if (most <= 0) return -1;
            var read = file.read(ByteBuffer.wrap(into, offset, most), at);
            if (read > 0) at += read;
            return read;
        }
    }

    /// Where a file of JSON Lines can be parted, so that each part holds whole lines: one part where
    /// the first line is no whole value.
    static List<Long> parts(FileChannel file, long least) throws IOException {
        var size = file.size();
        var parts = new ArrayList<Long>(List.of(0L));
        if (size > 2 * least && startsWithLine(file))
            for (var at = least; at < size - least; at += least) {
                at = lineAfter(file, at);
                if (at < size) parts.add(at);
            }
        parts.add(size);
        return parts;
    }

    private static boolean startsWithLine(FileChannel file) throws IOException {
        var end = lineAfter(file, 0);
        if (end >= file.size() || end > 64 << 20) return false;
        try {
            of(file, 0, end, _ -> {});
            return true;
        } catch (Unreadable goesOn) {
            return false;
        }
    }

    private static long lineAfter(FileChannel file, long from) throws IOException {
        var buffer = new byte[1 << 16];
        var in = new Slice(file, from, file.size());
        for (var at = from; ; ) {
            var read = in.read(buffer, 0, buffer.length);
            if (read < 0) return file.size();
            for (var i = 0; i < read; i++) if (buffer[i] == '\n') return at + i + 1;
            at += read;
        }
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file);
    }
}
