package org.tallystick.spend;

import org.jspecify.annotations.Nullable;
import org.tallystick.place.Local;
import org.tallystick.place.Postcode;
import org.tallystick.place.Postcodes;
import org.tallystick.shared.CannotStart;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a contracts register says of where its contracts went. A contract whose postcode is not
/// known is neither local nor elsewhere.
///
/// @param sme how many contracts carry each flag, as it is written; "" where none is
record ContractsRegister(Part local, Part elsewhere, Part unknown, Map<String, Long> sme) {

    /// @param value the sum of the values that are given, in pounds
    /// @param noValue how many of the contracts give none
    record Part(long contracts, BigDecimal value, long noValue) {

        private static final Part NOTHING = new Part(0, BigDecimal.ZERO.setScale(2), 0);

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("contracts", contracts);
            json.put("value", value.toPlainString());
            json.put("noValue", noValue);
            return json;
        }

        private Part with(long pence) {
            return pence == Pence.NONE
                    ? new Part(contracts + 1, value, noValue + 1)
                    : new Part(contracts + 1, value.add(BigDecimal.valueOf(pence, 2)), noValue);
        }
    }

    /// As `spend register` prints it: money as text, so that no reader rounds it.
    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("local", local.json());
        json.put("elsewhere", elsewhere.json());
        json.put("unknown", unknown.json());
        json.put("sme", sme);
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static final List<String> VALUES =
            List.of(
                    "contractvalue",
                    "totalcontractvalue",
                    "awardedvalue",
                    "valueofcontract",
                    "totalvalue",
                    "awardvalue",
                    "annualvalue",
                    "value",
                    "estimatedvalue",
                    "estimatedannualvalue",
                    "contractvaluegbp");
    private static final List<String> POSTCODES =
            List.of(
                    "supplierpostcode",
                    "postcode",
                    "supplierspostcode",
                    "vendorpostcode",
                    "postalcode");
    private static final List<String> SME = List.of("smesupplier", "sme", "smeflag", "smevcse");
    private static final int LOWEST_HEADING = 60;

    private record Columns(int value, int postcode, int sme) {}

    /// @param valueColumn the heading of the contracts' values; null to find it
    /// @param postcodeColumn the heading of the suppliers' postcodes; null to find it
    static ContractsRegister read(
            Path csv,
            Local definition,
            Postcodes places,
            @Nullable String valueColumn,
            @Nullable String postcodeColumn)
            throws IOException {
        var file = SpendFile.open(csv);
        Part local = Part.NOTHING;
        Part elsewhere = Part.NOTHING;
        Part unknown = Part.NOTHING;
        Map<String, Long> sme = new TreeMap<>();
        try (var in = file.content().open()) {
            in.skipNBytes(file.skip());
            var lines = new CsvLines(in, new byte[0], file.parter(), null);
            var columns = headings(lines, valueColumn, postcodeColumn);
            while (lines.next()) {
                if (lines.blank()) continue;
                var value =
                        lines.text(columns.value())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                long pence = Pence.read(value, 0, value.length);
                var where =
                        Postcode.read(lines.text(columns.postcode()))
                                .flatMap(postcode -> definition.includes(postcode, places));
                if (where.isEmpty()) unknown = unknown.with(pence);
                else if (where.get()) local = local.with(pence);
                else elsewhere = elsewhere.with(pence);
                if (columns.sme() >= 0) sme.merge(lines.text(columns.sme()), 1L, Long::sum);
            }
        }
        return new ContractsRegister(local, elsewhere, unknown, sme);
    }

    /// Goes to the row of headings: the first that has the columns which were named, or one of
    /// values.
    private static Columns headings(
            CsvLines lines, @Nullable String value, @Nullable String postcode) throws IOException {
        List<String> firstRow = List.of();
        while (lines.line() < LOWEST_HEADING && lines.next()) {
            var row = new ArrayList<String>();
            for (int field = 0; field < lines.fields(); field++)
                row.add(Headings.plain(lines.text(field)));
            if (firstRow.isEmpty()) firstRow = row;
            int valueAt = find(row, value, VALUES);
            int postcodeAt = find(row, postcode, POSTCODES);
            boolean named =
                    (value == null || valueAt >= 0) && (postcode == null || postcodeAt >= 0);
            if (named && (valueAt >= 0 || postcodeAt >= 0))
                return new Columns(valueAt, postcodeAt, find(row, null, SME));
        }
        throw new CannotStart(
                "No row of headings has %s. Name the columns with --value and --postcode."
                        .formatted(
                                Optional.ofNullable(value)
                                        .or(() -> Optional.ofNullable(postcode))
                                        .map(name -> "the column " + name)
                                        .orElse("a contract value or a postcode")));
    }

    private static int find(List<String> row, @Nullable String named, List<String> known) {
        if (named != null) return row.indexOf(Headings.plain(named.toLowerCase(Locale.ROOT)));
        for (var each : known) if (row.contains(each)) return row.indexOf(each);
        return -1;
    }
}
