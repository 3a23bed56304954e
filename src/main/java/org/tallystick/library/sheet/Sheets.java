package org.tallystick.library.sheet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// The door to spreadsheets: bytes to sheets, and sheets to bytes.
///
/// Limits: 20 MB a file; 200,000 rows, 500 columns and 5 million filled cells a sheet; 32,767
/// characters a cell; 200 MB unpacked and at most 200 times the packed size.
public final class Sheets {

    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /// As many rows as a file that is read may have.
    public static final int MOST_ROWS = Rows.MOST_ROWS;

    private static final String SAVE_AGAIN =
            ": open it in a spreadsheet program, save it as XLSX, ODS or CSV and upload" + " that";

    /// The part of a locked workbook that holds the workbook, as its table of parts writes it.
    private static final String ENCRYPTED = String.join("\0", "EncryptedPackage".split(""));

    private Sheets() {}

    /// The sheets in a file, whose kind is told by what it holds and not by its name; or why it was
    /// refused.
    ///
    /// @param filename as it was uploaded; it names the one sheet of a CSV file
    public static Checked<List<Sheet>> read(byte[] file, String filename) {
        try {
            return new Checked.Valid<>(List.copyOf(readOrRefuse(file, filename)));
        } catch (NotASheet refused) {
            return refused(refused.words());
        } catch (IOException | RuntimeException broken) {
            // Parsers throw all kinds of things at files made to break them; none of those is a
            // fault of ours.
            return refused("This file is damaged and cannot be read" + SAVE_AGAIN);
        }
    }

    private static List<Sheet> readOrRefuse(byte[] file, String filename) throws IOException {
        if (file.length == 0)
            throw new NotASheet("The file is empty: upload one with a row of headings and at least one more");
        if (file.length > MOST_BYTES) throw new NotASheet("The file is larger than 20 MB: split it into smaller files");
        if (starts(file, 'P', 'K')) return workbook(file);
        var other = otherKind(file);
        if (other.isPresent()) throw new NotASheet(other.get());
        return List.of(Csv.read(file, stem(filename)));
    }

    /// What to say of a file that is of another kind than a table.
    ///
    /// @param file all of it or, of a large one, its beginning
    public static Optional<String> otherKind(byte[] file) {
        if (starts(file, 0xD0, 0xCF, 0x11, 0xE0))
            return Optional.of(
                    new String(file, StandardCharsets.ISO_8859_1).contains(ENCRYPTED)
                            ? "This workbook is locked with a password: save it without one and upload that"
                            : "This is an old Excel workbook (XLS): save it as XLSX and upload that");
        if (starts(file, '%', 'P', 'D', 'F')
                || starts(file, 0x89, 'P', 'N', 'G')
                || starts(file, 0xFF, 0xD8, 0xFF)
                || starts(file, 'G', 'I', 'F', '8')
                || starts(file, 0x1F, 0x8B)
                || starts(file, '{', '\\', 'r', 't', 'f'))
            return Optional.of("This is not a spreadsheet: upload an XLSX, ODS or CSV file");
        return Optional.empty();
    }

    /// UTF-16, known by its mark or by every second byte; empty for any other.
    public static Optional<Charset> wide(byte[] head) {
        return Csv.wide(head);
    }

    /// What to say of a text that is a web page.
    public static Optional<String> webPage(String text) {
        try {
            Csv.refuseWebPage(text);
            return Optional.empty();
        } catch (NotASheet refused) {
            return Optional.of(refused.words());
        }
    }

    private static List<Sheet> workbook(byte[] file) throws IOException {
        var sheets = sheets(file);
        if (sheets.isEmpty()) throw new NotASheet("The workbook has no sheet: save one with a table and upload that");
        return sheets;
    }

    private static List<Sheet> sheets(byte[] file) throws IOException {
        try (var archive = Archive.open(file)) {
            if (archive.head("mimetype", 100).contains("opendocument.spreadsheet")) return Ods.read(archive);
            if (!archive.has("xl/workbook.xml"))
                throw new NotASheet("This is not a workbook in a form that can be read" + SAVE_AGAIN);
            return Xlsx.read(Transitional.of(file, archive), archive);
        }
    }

    /// The same sheets give the same bytes. A CSV file has room for one sheet.
    public static byte[] write(Format format, List<Sheet> sheets) {
        if (sheets.isEmpty() || (format == Format.CSV && sheets.size() != 1))
            throw new IllegalArgumentException(format + " cannot hold " + sheets.size() + " sheets");
        try {
            return switch (format) {
                case XLSX -> Xlsx.write(sheets);
                case ODS -> Ods.write(sheets);
                case CSV -> Csv.write(sheets.getFirst());
            };
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static boolean starts(byte[] file, int... magic) {
        for (int at = 0; at < magic.length; at++) if (at >= file.length || (file[at] & 0xFF) != magic[at]) return false;
        return true;
    }

    private static String stem(String filename) {
        var name = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.isBlank() ? "Sheet" : stem;
    }

    private static <T> Checked<T> refused(String words) {
        return new Checked.Invalid<>(List.of(new Problem("file", words)));
    }
}
