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
import java.util.List;
import java.util.Locale;

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

    private RegisterFile() {}

    private record Columns(
            int name, int company, int charity, int postcode, int accounts, int kind) {}

    /// Adds every entry of the file that has a name and a number. It is read as spending is: in
    /// UTF-8 or Windows-1252, parted by comma, semicolon, tab or bar, with lines above its
    /// headings.
    ///
    /// @return how many were added
    public static int read(Path csv, Register register) throws IOException {
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
                return read(csv, lines, register);
            }
        }
    }

    private static int read(Path csv, Iterable<CsvRecord> lines, Register register) {
        int added = 0;
        int above = 0;
        Columns columns = null;
        for (var line : lines) {
            if (columns == null) {
                columns = columns(line.getFields());
                if (columns == null && ++above == LOWEST_HEADING) break;
                continue;
            }
            var entry = entry(line.getFields(), columns);
            if (entry == null) continue;
            register.add(entry);
            added++;
        }
        if (columns == null)
            throw new CannotStart(
                    csv
                            + " is no register that can be read: a line must name a column of names"
                            + " (CompanyName, charity_name) and one of numbers (CompanyNumber,"
                            + " registered_charity_number).");
        return added;
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

    private static @Nullable Entry entry(List<String> line, Columns columns) {
        var name = cell(line, columns.name());
        var charity = cell(line, columns.charity());
        var company = cell(line, columns.company());
        if (name.isEmpty()) return null;
        var scheme = !company.isEmpty() ? "GB-COH" : charity.startsWith("SC") ? "GB-SC" : "GB-CHC";
        var number = !company.isEmpty() ? company : charity;
        if (!(Identifier.read(scheme, number) instanceof Checked.Valid<Identifier>(var id)))
            return null;
        var kind = cell(line, columns.kind()).toLowerCase(Locale.ROOT);
        boolean vcse =
                !charity.isEmpty()
                        || kind.contains("community interest")
                        || kind.contains("charitable");
        return new Entry(
                id.scheme(),
                id.id(),
                name,
                cell(line, columns.postcode()),
                size(cell(line, columns.accounts())),
                vcse ? "vcse" : kind.isEmpty() ? "unknown" : "other");
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
                        find(plain, KINDS));
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
