package org.tallystick.platform.store;

import java.util.EnumSet;
import java.util.Set;

/// The kinds of file that are kept as evidence.
public enum FileType {
    PDF("application/pdf", "PDF"),
    PNG("image/png", "PNG image"),
    JPEG("image/jpeg", "JPEG image"),
    WEBP("image/webp", "WebP image"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint slides"),
    ODT("application/vnd.oasis.opendocument.text", "OpenDocument text"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"),
    ODP("application/vnd.oasis.opendocument.presentation", "OpenDocument slides"),
    CSV("text/csv", "CSV"),
    TEXT("text/plain", "Plain text");

    /// The kinds that hold a table.
    private static final Set<FileType> TABLES = EnumSet.of(CSV, TEXT, XLSX, ODS);

    private final String media;
    private final String words;

    FileType(String media, String words) {
        this.media = media;
        this.words = words;
    }

    /// The media type to serve it under, like "application/pdf".
    public String media() {
        return media;
    }

    public String words() {
        return words;
    }

    /// Whether it can hold a table.
    boolean table() {
        return TABLES.contains(this);
    }
}
