package org.tallystick.supplier;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CannotStart;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Identifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Registers as they are published: the basic company data of Companies House, the extract of the
/// Charity Commission, or any CSV file with a name and a number.
public final class RegisterFile {

    private static final int HEAD = 256 * 1024;
    private static final int LOWEST_HEADING = 60;

    private static final List<String> NAMES =
            List.of(
                    "companyname",
                    "charityname",
                    "name",
                    "suppliername",
                    "organisationname",
                    "supplier");
    private static final List<String> COMPANIES =
            List.of("companynumber", "supplierregisteredcompanynumber");
    private static final List<String> CHARITIES =
            List.of(
                    "registeredcharitynumber",
                    "charitynumber",
                    "regno",
                    "supplierregisteredcharitynumber");
    private static final List<String> POSTCODES =
            List.of("regaddresspostcode", "charitycontactpostcode", "postcode", "supplierpostcode");
    private static final List<String> ACCOUNTS = List.of("accountsaccountcategory");
    private static final List<String> KINDS = List.of("companycategory");
    private static final List<String> SIZES = List.of("size", "sizeband");
    private static final List<String> SECTORS = List.of("sector");
    private static final List<String> AUTHORITIES = List.of("authoritycode", "localauthoritycode");

    /// A register with such a column is one of signatories.
    private static final List<String> SIGNED =
            List.of("signedon", "datesigned", "signedthecharter");

    /// The number of those that have no other.
    private static final List<String> SIGNATORIES = List.of("signatory", "signatoryid");

    private static final String SIGNATORY = "GB-CHARTER";

    private static final List<String> BANDS = List.of("micro", "small", "medium", "large");
    private static final List<String> KINDS_OF = List.of("vcse", "other");

    private RegisterFile() {}

    private record Columns(
            int name,
            int company,
            int charity,
            int postcode,
            int accounts,
            int kind,
            int size,
            int sector,
            int authority,
            int signed,
            int signatory) {}

    /// What was read of a file.
    ///
    /// @param entries how many were added
    /// @param ofSignatories whether its headings say that it lists who signed a charter
    public record Read(int entries, boolean ofSignatories) {}

    /// Adds every entry of the file that has a name and a number. It is read as spending is: in
    /// UTF-8 or Windows-1252, parted by comma, semicolon, tab or bar, with lines above its
    /// headings.
    ///
    /// @param signatories takes the entries of a file that lists who signed a charter, whose
    ///   headings name the day of signing
    public static Read read(Path csv, Register register, Register signatories) throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(csv), HEAD)) {
            file.mark(HEAD);
            var head = file.readNBytes(HEAD);
            file.reset();
            if (head.length > 1 && head[0] == 'P' && head[1] == 'K')
                throw new CannotStart(csv + " is a workbook: save its sheet as CSV.");
            file.skipNBytes(mark(head));
            var text = new InputStreamReader(file, charset(head));
            try (var lines =
                    CsvReader.builder()
                            .fieldSeparator(parter(head))
                            .allowExtraFields(true)
                            .allowMissingFields(true)
                            .ofCsvRecord(text)) {
                return read(csv, lines, register, signatories);
            }
        }
    }

    private static Read read(
            Path csv, Iterable<CsvRecord> lines, Register register, Register signatories) {
        int added = 0;
        int above = 0;
        Columns columns = null;
        for (var line : lines) {
            if (columns == null) {
                columns = columns(line.getFields());
                if (columns == null && ++above == LOWEST_HEADING) break;
                continue;
            }
            if (add(line.getFields(), columns, columns.signed() < 0 ? register : signatories))
                added++;
        }
        if (columns == null)
            throw new CannotStart(
                    csv
                            + " is no register that can be read: a line must name a column of names"
                            + " (CompanyName, charity_name) and one of numbers (CompanyNumber,"
                            + " registered_charity_number).");
        return new Read(added, columns.signed() >= 0);
    }

    private static boolean add(List<String> line, Columns columns, Register register) {
        var numbers = numbers(line, columns);
        var name = cell(line, columns.name());
        if (name.isEmpty() || numbers.isEmpty()) return false;
        register.add(entry(line, columns, name, numbers.getFirst()));
        for (var other : numbers.subList(1, numbers.size())) register.also(other);
        return true;
    }

    /// The numbers of a line that are well formed, the company's first.
    private static List<Identifier> numbers(List<String> line, Columns columns) {
        var charity = cell(line, columns.charity());
        var numbers = new ArrayList<Identifier>();
        number("GB-COH", cell(line, columns.company())).ifPresent(numbers::add);
        number(charity.startsWith("SC") ? "GB-SC" : "GB-CHC", charity).ifPresent(numbers::add);
        if (numbers.isEmpty() && columns.signed() >= 0)
            number(SIGNATORY, cell(line, columns.signatory())).ifPresent(numbers::add);
        return numbers;
    }

    private static Optional<Identifier> number(String scheme, String id) {
        return !id.isEmpty()
                        && Identifier.read(scheme, id)
                                instanceof Checked.Valid<Identifier>(var read)
                ? Optional.of(read)
                : Optional.empty();
    }

    private static int mark(byte[] head) {
        return head.length > 2
                        && head[0] == (byte) 0xEF
                        && head[1] == (byte) 0xBB
                        && head[2] == (byte) 0xBF
                ? 3
                : 0;
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

    private static char parter(byte[] head) {
        char parter = ',';
        long most = 0;
        for (char each : new char[] {',', ';', '\t', '|'}) {
            long count = 0;
            for (byte at : head) if (at == each) count++;
            if (count <= most) continue;
            most = count;
            parter = each;
        }
        return parter;
    }

    private static Entry entry(List<String> line, Columns columns, String name, Identifier number) {
        return new Entry(
                number.scheme(),
                number.id(),
                name,
                cell(line, columns.postcode()),
                columns.size() < 0
                        ? size(cell(line, columns.accounts()))
                        : one(cell(line, columns.size()), BANDS),
                columns.sector() < 0
                        ? sector(line, columns)
                        : one(cell(line, columns.sector()), KINDS_OF),
                cell(line, columns.authority()));
    }

    private static String sector(List<String> line, Columns columns) {
        var kind = cell(line, columns.kind()).toLowerCase(Locale.ROOT);
        boolean vcse =
                !cell(line, columns.charity()).isEmpty()
                        || kind.contains("community interest")
                        || kind.contains("charitable");
        return vcse ? "vcse" : kind.isEmpty() ? "unknown" : "other";
    }

    /// A word that the column may have; "unknown" for any other.
    private static String one(String written, List<String> known) {
        var word = written.toLowerCase(Locale.ROOT);
        return known.contains(word) ? word : "unknown";
    }

    /// Companies House tells a size only by which accounts a company may file.
    private static String size(String accounts) {
        return switch (accounts.toUpperCase(Locale.ROOT)) {
            case "MICRO ENTITY" -> "micro";
            case "SMALL", "TOTAL EXEMPTION SMALL", "TOTAL EXEMPTION FULL" -> "small";
            case "MEDIUM" -> "medium";
            default -> "unknown";
        };
    }

    /// The columns that a row of headings names; null where it is none.
    private static @Nullable Columns columns(List<String> headings) {
        var plain =
                headings.stream()
                        .map(each -> each.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                        .toList();
        var columns =
                new Columns(
                        find(plain, NAMES),
                        find(plain, COMPANIES),
                        find(plain, CHARITIES),
                        find(plain, POSTCODES),
                        find(plain, ACCOUNTS),
                        find(plain, KINDS),
                        find(plain, SIZES),
                        find(plain, SECTORS),
                        find(plain, AUTHORITIES),
                        find(plain, SIGNED),
                        find(plain, SIGNATORIES));
        return columns.name() < 0 || (columns.company() < 0 && columns.charity() < 0)
                ? null
                : columns;
    }

    private static int find(List<String> headings, List<String> wanted) {
        for (var each : wanted) if (headings.contains(each)) return headings.indexOf(each);
        return -1;
    }

    private static String cell(List<String> line, int column) {
        return column < 0 || column >= line.size()
                ? ""
                : line.get(column).strip().replace('\t', ' ');
    }
}
