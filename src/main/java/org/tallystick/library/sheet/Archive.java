package org.tallystick.library.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The zip file around a workbook: looked through before any parser sees it, and written so that
/// the same workbook gives the same bytes.
final class Archive implements AutoCloseable {

    private static final long MOST_UNPACKED = 200L * 1024 * 1024;

    /// All that a parser must hold at once, such as the table of shared texts.
    private static final long MOST_HELD = 64L * 1024 * 1024;

    /// Sheets full of zeros shrink about fiftyfold; a bomb a thousandfold.
    private static final int MOST_SHRUNK = 200;

    private static final long SMALL = 4L * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] DAY = "t=\"d\"".getBytes(StandardCharsets.US_ASCII);

    private final ZipFile zip;
    private final long size;
    private boolean daysAsText;

    private Archive(byte[] bytes) throws IOException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        size = bytes.length;
    }

    /// Opens the file and unpacks all of it into nothing, counting, so that what it claims of its
    /// size does not matter.
    static Archive open(byte[] bytes) throws IOException {
        var archive = new Archive(bytes);
        try {
            archive.check();
            return archive;
        } catch (IOException | RuntimeException refused) {
            archive.close();
            throw refused;
        }
    }

    List<String> names() {
        return Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .toList();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    InputStream stream(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new IOException("no " + name);
        return zip.getInputStream(entry);
    }

    /// Whether some cell may hold a day as ISO text.
    boolean daysAsText() {
        return daysAsText;
    }

    /// The beginning of a part, as text; empty where there is none.
    String head(String name, int length) throws IOException {
        if (!has(name)) return "";
        try (var in = stream(name)) {
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void check() throws IOException {
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        for (var entry : Collections.list(zip.getEntries())) {
            if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES)
                throw new NotASheet(
                        "This workbook is damaged: open it in a spreadsheet program, save it again and upload"
                                + " that");
            unpacked += count(entry, unpacked);
        }
    }

    private long count(ZipArchiveEntry entry, long before) throws IOException {
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        long most = entry.getName().equals("xl/sharedStrings.xml") ? MOST_HELD : MOST_UNPACKED;
        long count = 0;
        int seen = 0;
        int day = 0;
        var buffer = new byte[16 * 1024];
        try (var in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count += n;
                long all = before + count;
                if (count > most || all > MOST_UNPACKED || (all > SMALL && all / MOST_SHRUNK > size))
                    throw new NotASheet("This workbook is far larger unpacked than a workbook of figures is: copy the"
                            + " figures into a new one and upload that");
                if (xml) seen = doctype(buffer, n, seen);
                if (xml && !daysAsText) day = day(buffer, n, day);
            }
        }
        return count;
    }

    /// How much of `<!DOCTYPE` was just seen; zero bytes do not count, so that UTF-16 hides
    /// nothing. No workbook has one, and it is how an XML file reaches for other files.
    private static int doctype(byte[] buffer, int length, int seen) {
        for (int at = 0; at < length; at++) {
            byte b = buffer[at];
            if (b == 0) continue;
            seen = b == DOCTYPE[seen] ? seen + 1 : b == DOCTYPE[0] ? 1 : 0;
            if (seen == DOCTYPE.length)
                throw new NotASheet(
                        "This workbook refers to things outside itself (a DOCTYPE): copy the figures into a new"
                                + " one and upload that");
        }
        return seen;
    }

    private int day(byte[] buffer, int length, int seen) {
        int sofar = seen;
        for (int at = 0; at < length; at++) {
            sofar = buffer[at] == DAY[sofar] ? sofar + 1 : buffer[at] == DAY[0] ? 1 : 0;
            if (sofar < DAY.length) continue;
            daysAsText = true;
            return 0;
        }
        return sofar;
    }

    /// What is in the file, by name and in its order.
    static Map<String, byte[]> parts(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var archive = new Archive(bytes)) {
            for (var entry : Collections.list(archive.zip.getEntries())) {
                try (var in = archive.zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return parts;
    }

    /// These parts in this order, every one dated 1 February 1980. (The first day that a zip file
    /// knows, a month earlier, makes Java add a field that depends on the time zone.)
    static byte[] write(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(entry(part.getKey(), part.getValue()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] content) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        // An ODS file tells its kind by a first part that is not packed (OpenDocument 1.3, part 2,
        // 3.3).
        if (name.equals("mimetype")) {
            var crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }
}
