package org.tallystick.supplier;

import de.siegmar.fastcsv.reader.CsvReader;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CannotStart;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Identifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Registers as they are published: the basic company data of Companies House, the extract of the
/// Charity Commission, or any CSV file with a name and a number.
public final class RegisterFile {

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

    /// Adds every entry of the file that has a name and a number.
    ///
    /// @return how many were added
    public static int read(Path csv, Register register) throws IOException {
        int added = 0;
        try (var lines =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(csv)) {
            Columns columns = null;
            for (var line : lines) {
                if (columns == null) {
                    columns = columns(csv, line.getFields());
                    continue;
                }
                var entry = entry(line.getFields(), columns);
                if (entry == null) continue;
                register.add(entry);
                added++;
            }
        }
        return added;
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

    private static Columns columns(Path csv, List<String> headings) {
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
        if (columns.name() < 0 || (columns.company() < 0 && columns.charity() < 0))
            throw new CannotStart(
                    csv
                            + " is no register that can be read: its first line must name a column of"
                            + " names (CompanyName, charity_name) and one of numbers (CompanyNumber,"
                            + " registered_charity_number).");
        return columns;
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
