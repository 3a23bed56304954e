package org.tallystick.library.spendfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcode;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.sheet.Shape;
import org.tallystick.shared.CommandRefused;
import tools.jackson.databind.json.JsonMapper;

/// What a contracts register says of where its contracts went. A contract whose postcode is not
/// known is neither local nor elsewhere.
///
/// @param sme how many contracts carry each flag, as it is written; "" where none is
/// @param aside the lines that were not used, and why
record ContractsRegister(Part local, Part elsewhere, Part unknown, Map<String, Long> sme, List<SetAside> aside) {

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
        json.put("setAside", aside);
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static final List<String> VALUES = List.of(
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
            List.of("supplierpostcode", "postcode", "supplierspostcode", "vendorpostcode", "postalcode");
    private static final List<String> SME = List.of("smesupplier", "sme", "smeflag", "smevcse");
    private static final int LOWEST_HEADING = 60;
    private static final int MOST_SHAPED = 2_000;

    private record Columns(long line, int value, int postcode, int sme) {}

    /// @param valueColumn the heading of the contracts' values; null to find it
    /// @param postcodeColumn the heading of the suppliers' postcodes; null to find it
    static ContractsRegister read(
            Path csv, Local definition, Postcodes places, @Nullable String valueColumn, @Nullable String postcodeColumn)
            throws IOException {
        var file = SpendFile.sheetOf(csv, sheet -> isIn(sheet, valueColumn, postcodeColumn));
        Part local = Part.NOTHING;
        Part elsewhere = Part.NOTHING;
        Part unknown = Part.NOTHING;
        Map<String, Long> sme = new TreeMap<>();
        var aside = new ArrayList<SetAside>();
        var columns =
                headings(file, valueColumn, postcodeColumn).orElseThrow(() -> unknown(valueColumn, postcodeColumn));
        var shape = shape(file, columns);
        var totals = new Totals(Map.of(Field.AMOUNT, columns.value()));
        try (var in = file.content().open()) {
            in.skipNBytes(file.layout().skip());
            var lines = new CsvLines(in, new byte[0], file.layout().parter(), null);
            while (lines.next()) {
                if (lines.line() <= columns.line() || lines.blank()) continue;
                var value = lines.text(columns.value()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                long pence = Pence.read(value, 0, value.length);
                var why = why(lines, shape, totals, pence);
                if (why != null) {
                    aside.add(new SetAside(
                            lines.line() + file.skippedLines(), "line", String.join(" | ", lines.texts()), why));
                    continue;
                }
                var where = Postcode.read(lines.text(columns.postcode()))
                        .flatMap(postcode -> definition.includes(postcode, places));
                if (where.isEmpty()) unknown = unknown.with(pence);
                else if (where.get()) local = local.with(pence);
                else elsewhere = elsewhere.with(pence);
                if (columns.sme() >= 0) sme.merge(lines.text(columns.sme()), 1L, Long::sum);
            }
        }
        return new ContractsRegister(local, elsewhere, unknown, sme, List.copyOf(aside));
    }

    /// Why a line gives no contract; null where it gives one.
    private static @Nullable String why(CsvLines lines, Shape shape, Totals totals, long pence) {
        if (lines.fault() != null) return lines.fault();
        if (!shape.fits(lines.texts())) return shape.misfit(lines.fields());
        return pence == Pence.NONE ? null : totals.isTotal(lines, pence);
    }

    private static boolean isIn(SpendFile sheet, @Nullable String value, @Nullable String postcode) {
        try {
            return headings(sheet, value, postcode).isPresent();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static Shape shape(SpendFile file, Columns columns) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var in = file.content().open()) {
            in.skipNBytes(file.layout().skip());
            var lines = new CsvLines(in, new byte[0], file.layout().parter(), null);
            while (rows.size() < MOST_SHAPED && lines.next())
                if (lines.line() >= columns.line()) rows.add(lines.texts());
        }
        return Shape.below(rows, 0);
    }

    /// The row of headings: the first that has the columns which were named, or one of values.
    private static Optional<Columns> headings(SpendFile file, @Nullable String value, @Nullable String postcode)
            throws IOException {
        try (var in = file.content().open()) {
            in.skipNBytes(file.layout().skip());
            var lines = new CsvLines(in, new byte[0], file.layout().parter(), null);
            while (lines.line() < LOWEST_HEADING && lines.next()) {
                var row = lines.texts().stream().map(Headings::plain).toList();
                int valueAt = find(row, value, VALUES);
                int postcodeAt = find(row, postcode, POSTCODES);
                boolean named = (value == null || valueAt >= 0) && (postcode == null || postcodeAt >= 0);
                if (named && (valueAt >= 0 || postcodeAt >= 0))
                    return Optional.of(new Columns(lines.line(), valueAt, postcodeAt, find(row, null, SME)));
            }
        }
        return Optional.empty();
    }

    private static CommandRefused unknown(@Nullable String value, @Nullable String postcode) {
        return new CommandRefused("No row of headings has %s. Name the columns with --value and --postcode."
                .formatted(Optional.ofNullable(value)
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
