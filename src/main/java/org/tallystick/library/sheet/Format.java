package org.tallystick.library.sheet;

/// The three kinds of file that every import takes and every export offers.
public enum Format {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODS("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    CSV("csv", "text/csv;charset=utf-8");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /// Without the dot: "xlsx".
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
