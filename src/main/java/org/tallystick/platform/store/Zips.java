package org.tallystick.platform.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.tallystick.platform.store.Sniffing.Judged;

/// Tells office files from plain archives by what is in the zip, reading no more than a document
/// could hold.
final class Zips {

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private static final Judged TOO_MUCH =
            new Judged.Refused("This file unpacks to more than 200 MB.", "Attach a smaller one, or a PDF.");
    private static final Judged MACROS =
            new Judged.Refused("This file holds macros.", "Save it without them, as DOCX, XLSX, ODT or ODS.");
    private static final Judged BROKEN =
            new Judged.Refused("This file is damaged and cannot be opened.", "Save it again and attach that.");

    private Zips() {}

    static Judged judge(byte[] bytes) {
        var names = new HashSet<String>();
        var mimetype = "";
        var manifest = new ByteArrayOutputStream();
        var read = 0L;
        var buffer = new byte[64 * 1024];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (names.size() > MOST_ENTRIES) return TOO_MUCH;
                for (var got = zip.read(buffer); got >= 0; got = zip.read(buffer)) {
                    if (entry.getName().equals("mimetype") && got > 0 && got < 200)
                        mimetype += new String(buffer, 0, got, StandardCharsets.US_ASCII);
                    if (entry.getName().equals("META-INF/manifest.xml") && got > 0) manifest.write(buffer, 0, got);
                    read += got;
                    if (read > MOST_BYTES) return TOO_MUCH;
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            return String.valueOf(damaged.getMessage()).contains("encrypted") ? Sniffing.LOCKED : BROKEN;
        }
        // OpenDocument says there which of its parts are locked.
        return manifest.toString(StandardCharsets.UTF_8).contains("encryption-data")
                ? Sniffing.LOCKED
                : judge(names, mimetype);
    }

    private static Judged judge(Set<String> names, String mimetype) {
        if (names.isEmpty()) return BROKEN;
        if (names.stream().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(Zips::runs)) return MACROS;
        for (var type : new FileType[] {FileType.ODT, FileType.ODS, FileType.ODP})
            if (mimetype.equals(type.media()) && names.contains("content.xml")) return new Judged.Is(type);
        if (names.contains("[Content_Types].xml")) {
            if (names.contains("word/document.xml")) return new Judged.Is(FileType.DOCX);
            if (names.contains("xl/workbook.xml")) return new Judged.Is(FileType.XLSX);
            if (names.contains("ppt/presentation.xml")) return new Judged.Is(FileType.PPTX);
        }
        return new Judged.Refused("This is an archive.", "Attach the files in it one by one.");
    }

    private static boolean runs(String name) {
        return name.endsWith("vbaproject.bin") || name.startsWith("basic/") || name.startsWith("scripts/");
    }
}
