package org.tallystick.library.register;

import static org.tallystick.library.register.RegisterColumns.cell;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tallystick.library.sheet.Letters;
import org.tallystick.library.sheet.Separator;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.Checked;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Identifier;

/// Registers as they are published: the basic company data of Companies House, the extract of the
/// Charity Commission, or any CSV file with a name and a number.
public final class RegisterFile {

    private static final int HEAD = 256 * 1024;
    private static final int LOWEST_HEADING = 60;

    /// A sign that no register has.
    private static final char NO_QUOTES = '\u0001';

    private static final String SIGNATORY = "GB-CHARTER";
    private static final String SIGNATORIES_REGISTER = "Social Value Charter register";

    /// Companies House names its files by the day that they are of; the Charity Commission writes
    /// it on every line, with the time.
    private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9]");

    private static final List<String> BANDS = List.of("micro", "small", "medium", "large");
    private static final List<String> KINDS_OF = List.of("vcse", "other");

    private RegisterFile() {}

    /// What was read of a file.
    ///
    /// @param origin what it is called and the day that it is of
    /// @param entries how many were added
    /// @param ofSignatories whether its headings say that it lists who signed a charter
    public record Read(Origin origin, int entries, boolean ofSignatories) {}

    /// Adds every entry of the file that has a name and a number. It is read as spending is: in
    /// UTF-8 or Windows-1252, parted by comma, semicolon, tab or bar, with lines above its
    /// headings.
    ///
    /// Lines above the headings may name the register and its day, as `Register,NAME` and `As
    /// at,DAY`. Without them it is called as its file is, and is of the day that its first line or
    /// its name tells, else of the day on which the file was kept.
    ///
    /// @param kept the day on which the file was kept
    /// @param signatories takes the entries of a file that lists who signed a charter, whose
    ///   headings name the day of signing
    public static Read read(Path csv, LocalDate kept, Register register, Register signatories) throws IOException {
        int before = register.size();
        int beforeSignatories = signatories.size();
        try (var file = new BufferedInputStream(Files.newInputStream(csv), HEAD)) {
            file.mark(HEAD);
            var head = file.readNBytes(HEAD);
            file.reset();
            if (head.length > 1 && head[0] == 'P' && head[1] == 'K')
                throw new CommandRefused(csv + " is a workbook: save its sheet as CSV.");
            Sheets.otherKind(head).ifPresent(words -> {
                throw new CommandRefused(csv + ": " + words + ".");
            });
            file.skipNBytes(mark(head));
            var text = new InputStreamReader(file, charset(head));
            char separator = Separator.guess(Letters.text(head, mark(head), head.length));
            try (var lines = CsvReader.builder()
                    .fieldSeparator(separator)
                    // The Charity Commission separates by tabs, and its quotation marks are
                    // letters like any other.
                    .quoteCharacter(separator == '\t' ? NO_QUOTES : '"')
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(text)) {
                return read(csv, kept, lines, register, signatories);
            }
        } catch (CsvParseException broken) {
            register.keep(before);
            signatories.keep(beforeSignatories);
            throw new CommandRefused(
                    csv
                            + " cannot be read to its end, perhaps because a quotation mark is opened and never closed. Correct it, or save the register again.",
                    broken);
        } catch (CommandRefused unreadable) {
            register.keep(before);
            signatories.keep(beforeSignatories);
            throw unreadable;
        }
    }

    private static Read read(
            Path csv, LocalDate kept, Iterable<CsvRecord> lines, Register register, Register signatories) {
        var above = new TreeMap<String, String>();
        int added = 0;
        int read = 0;
        RegisterColumns columns = null;
        Origin origin = null;
        for (var each : lines) {
            var line = each.getFields();
            if (columns == null) {
                columns = RegisterColumns.of(line);
                if (columns != null) continue;
                above.putIfAbsent(RegisterColumns.plain(line.getFirst()), line.size() > 1 ? line.get(1) : "");
                if (++read == LOWEST_HEADING) break;
                continue;
            }
            var into = columns.signed() < 0 ? register : signatories;
            if (origin == null) {
                origin = origin(csv, kept, above, line, columns);
                into.from(origin);
            }
            if (add(line, columns, into)) added++;
        }
        if (columns == null)
            throw new CommandRefused(csv
                    + " is not a register we can read: a line must name a column of names"
                    + " (CompanyName, charity_name) and one of numbers (CompanyNumber,"
                    + " registered_charity_number).");
        return new Read(
                origin == null ? origin(csv, kept, above, List.of(), columns) : origin, added, columns.signed() >= 0);
    }

    /// @param first the line after the headings
    private static Origin origin(
            Path csv, LocalDate kept, Map<String, String> above, List<String> first, RegisterColumns columns) {
        var file = String.valueOf(csv.getFileName());
        var name = above.getOrDefault("register", "");
        return new Origin(
                !name.isBlank() ? name : columns.signed() < 0 ? file : SIGNATORIES_REGISTER,
                day(above.getOrDefault("asat", ""))
                        .or(() -> day(cell(first, columns.extracted())))
                        .or(() -> day(file))
                        .orElse(kept));
    }

    private static Optional<LocalDate> day(String text) {
        var found = DAY.matcher(text);
        return Origin.day(text).or(() -> found.find() ? Origin.day(found.group()) : Optional.empty());
    }

    private static boolean add(List<String> line, RegisterColumns columns, Register register) {
        var numbers = numbers(line, columns);
        var name = cell(line, columns.name());
        // No name goes over lines: a quotation mark that nobody closed has swallowed the next ones.
        if (name.indexOf('\n') >= 0)
            throw new CommandRefused("A quotation mark is opened and not closed at “"
                    + name.lines().findFirst().orElse("")
                    + "”. Correct it, or save the register again.");
        if (name.isEmpty() || numbers.isEmpty()) return false;
        register.add(entry(line, columns, name, numbers.getFirst()));
        for (var other : numbers.subList(1, numbers.size())) register.also(other);
        return true;
    }

    /// The numbers of a line that are well formed, the company's first.
    private static List<Identifier> numbers(List<String> line, RegisterColumns columns) {
        var charity = cell(line, columns.charity());
        var numbers = new ArrayList<Identifier>();
        number("GB-COH", cell(line, columns.company())).ifPresent(numbers::add);
        var linked = cell(line, columns.linked());
        number(charity.startsWith("SC") ? "GB-SC" : "GB-CHC", linked.matches("|0+") ? charity : charity + "-" + linked)
                .ifPresent(numbers::add);
        if (numbers.isEmpty() && columns.signed() >= 0)
            number(SIGNATORY, cell(line, columns.signatory())).ifPresent(numbers::add);
        return numbers;
    }

    private static Optional<Identifier> number(String scheme, String id) {
        return !id.isEmpty() && Identifier.read(scheme, id) instanceof Checked.Valid<Identifier>(var read)
                ? Optional.of(read)
                : Optional.empty();
    }

    private static int mark(byte[] head) {
        return head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
    }

    /// What begins as UTF-8 is UTF-8, whatever single letters follow; a letter that is cut off at
    /// the end of the beginning does not count.
    private static Charset charset(byte[] head) {
        int end = head.length;
        while (end > 0 && end > head.length - 4 && head[end - 1] < 0) end--;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, end));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException another) {
            return Charset.forName("windows-1252");
        }
    }

    private static Entry entry(List<String> line, RegisterColumns columns, String name, Identifier number) {
        return new Entry(
                number.scheme(),
                number.id(),
                name,
                cell(line, columns.postcode()),
                // An accounts category is no head count: a firm of one person may file full ones.
                one(cell(line, columns.size()), BANDS),
                columns.sector() < 0 ? sector(line, columns) : one(cell(line, columns.sector()), KINDS_OF),
                // Whoever takes it out of the register is told its origin by the register.
                cell(line, columns.authority()));
    }

    private static String sector(List<String> line, RegisterColumns columns) {
        var kind = cell(line, columns.kind()).toLowerCase(Locale.ROOT);
        boolean vcse = !cell(line, columns.charity()).isEmpty()
                || kind.contains("community interest")
                || kind.contains("charitable");
        return vcse ? "vcse" : kind.isEmpty() ? "unknown" : "other";
    }

    /// A word that the column may have; "unknown" for any other.
    private static String one(String written, List<String> known) {
        var word = written.toLowerCase(Locale.ROOT);
        return known.contains(word) ? word : "unknown";
    }
}
