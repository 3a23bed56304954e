package org.tallystick.spending.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.library.register.Entry;
import org.tallystick.library.register.Named;
import org.tallystick.library.register.Origin;
import org.tallystick.library.sheet.Inert;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.spending.warehouse.Warehouse;

/// What the last match left to be looked at, in `suppliers/to-look-at.csv`.
final class UnsureMatches {

    private static final List<String> COLUMNS = List.of(
            "name",
            "company number",
            "charity number",
            "amount",
            "payments",
            "scheme",
            "id",
            "registered name",
            "confidence",
            "because",
            "registered postcode",
            "size",
            "sector",
            "authority",
            "register",
            "size from",
            "sector from");

    private UnsureMatches() {}

    static Path file(Warehouse warehouse) {
        return warehouse.suppliers().resolveSibling("to-look-at.csv");
    }

    static void write(Warehouse warehouse, List<Doubt> doubts) throws IOException {
        var part = AtomicFiles.part(file(warehouse));
        try (var csv = CsvWriter.builder().build(part)) {
            csv.writeRecord(COLUMNS);
            for (var each : doubts)
                csv.writeRecord(
                        Inert.write(each.name()),
                        Inert.write(each.named().companyNumber()),
                        Inert.write(each.named().charityNumber()),
                        each.amount().toPlainString(),
                        Long.toString(each.payments()),
                        each.best().scheme(),
                        each.best().id(),
                        Inert.write(each.best().name()),
                        each.confidence().toPlainString(),
                        each.because(),
                        each.best().postcode(),
                        each.best().size(),
                        each.best().sector(),
                        each.best().authority(),
                        text(each.best().origin()),
                        text(each.best().sizeFrom()),
                        text(each.best().sectorFrom()));
        }
        warehouse.appear(part, file(warehouse));
    }

    private static String text(Optional<Origin> origin) {
        return Inert.write(origin.map(Origin::text).orElse(""));
    }

    private static Optional<Origin> origin(NamedCsvRecord row, String column) {
        return row.findField(column).map(Inert::read).flatMap(Origin::read);
    }

    static Map<Named, Doubt> byName(Warehouse warehouse) throws IOException {
        var doubts = new HashMap<Named, Doubt>();
        for (var each : read(warehouse)) doubts.put(each.named(), each);
        return doubts;
    }

    private static List<Doubt> read(Warehouse warehouse) throws IOException {
        if (!Files.exists(file(warehouse))) return List.of();
        var doubts = new ArrayList<Doubt>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file(warehouse))) {
            for (var row : csv)
                doubts.add(new Doubt(
                        new Named(
                                Inert.read(row.getField("name")),
                                Inert.read(row.getField("company number")),
                                Inert.read(row.getField("charity number"))),
                        new BigDecimal(row.getField("amount")),
                        Long.parseLong(row.getField("payments")),
                        false,
                        new Entry(
                                row.getField("scheme"),
                                row.getField("id"),
                                Inert.read(row.getField("registered name")),
                                row.getField("registered postcode"),
                                row.getField("size"),
                                row.getField("sector"),
                                row.findField("authority").orElse(""),
                                origin(row, "register"),
                                origin(row, "size from"),
                                origin(row, "sector from")),
                        new BigDecimal(row.getField("confidence")),
                        row.getField("because")));
        }
        return doubts;
    }
}
