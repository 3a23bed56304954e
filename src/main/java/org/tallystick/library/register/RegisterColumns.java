package org.tallystick.library.register;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which columns of a register say what, counted from 0; -1 for what it does not say.
///
/// @param extracted the day that an extract is of, on every line of it
record RegisterColumns(
        int name,
        int company,
        int charity,
        int postcode,
        int linked,
        int kind,
        int size,
        int sector,
        int authority,
        int signed,
        int signatory,
        int extracted) {

    private static final List<String> NAMES =
            List.of("companyname", "charityname", "name", "suppliername", "organisationname", "supplier");
    private static final List<String> COMPANIES =
            List.of("companynumber", "supplierregisteredcompanynumber", "charitycompanyregistrationnumber");
    private static final List<String> CHARITIES =
            List.of("registeredcharitynumber", "charitynumber", "regno", "supplierregisteredcharitynumber");
    private static final List<String> POSTCODES =
            List.of("regaddresspostcode", "charitycontactpostcode", "postcode", "supplierpostcode");

    /// The number of a charity that is run under another's, beside that other's.
    private static final List<String> LINKED = List.of("linkedcharitynumber");

    private static final List<String> KINDS = List.of("companycategory");
    private static final List<String> SIZES = List.of("size", "sizeband");
    private static final List<String> SECTORS = List.of("sector");
    private static final List<String> AUTHORITIES = List.of("authoritycode", "localauthoritycode");

    /// A register with such a column is one of signatories.
    private static final List<String> SIGNED = List.of("signedon", "datesigned", "signedthecharter");

    /// The number of those that have no other.
    private static final List<String> SIGNATORIES = List.of("signatory", "signatoryid");

    private static final List<String> EXTRACTED = List.of("dateofextract");

    /// The columns that a row of headings names; null where it is none.
    static @Nullable RegisterColumns of(List<String> headings) {
        var plain = headings.stream().map(RegisterColumns::plain).toList();
        var columns = new RegisterColumns(
                find(plain, NAMES),
                find(plain, COMPANIES),
                find(plain, CHARITIES),
                find(plain, POSTCODES),
                find(plain, LINKED),
                find(plain, KINDS),
                find(plain, SIZES),
                find(plain, SECTORS),
                find(plain, AUTHORITIES),
                find(plain, SIGNED),
                find(plain, SIGNATORIES),
                find(plain, EXTRACTED));
        return columns.name() < 0 || (columns.company() < 0 && columns.charity() < 0) ? null : columns;
    }

    static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static int find(List<String> headings, List<String> wanted) {
        for (var each : wanted) if (headings.contains(each)) return headings.indexOf(each);
        return -1;
    }

    static String cell(List<String> line, int column) {
        return column < 0 || column >= line.size()
                ? ""
                : line.get(column).strip().replace('\t', ' ');
    }
}
