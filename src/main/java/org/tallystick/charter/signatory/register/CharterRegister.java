package org.tallystick.charter.signatory.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.library.sheet.Inert;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.matching.NamesToMatch;

/// The public list of signatories as a register that suppliers' names are matched with, as it
/// stands when they are.
@Component
class CharterRegister {

    private static final String FILE = "signatories.csv";

    private static final List<String> HEADINGS = List.of(
            "name", "company number", "charity number", "signatory", "authority code", "size", "sector", "signed on");

    private final Signatories signatories;
    private final Organisations organisations;

    CharterRegister(Signatories signatories, Organisations organisations) {
        this.signatories = signatories;
        this.organisations = organisations;
    }

    @EventListener
    void on(NamesToMatch names) {
        try {
            write(Files.createDirectories(names.registers()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(Path folder) throws IOException {
        var part = Files.createTempFile(folder, FILE, ".part");
        try (var csv = CsvWriter.builder().build(part)) {
            csv.writeRecord(HEADINGS);
            for (var line : lines()) csv.writeRecord(line);
        }
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Each organisation once, whichever charters it signed.
    private List<List<String>> lines() {
        var named = organisations.all().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        var codes = new HashMap<String, String>();
        organisations.places().forEach((code, name) -> codes.put(name, code));
        var seen = new HashSet<OrganisationId>();
        var lines = new ArrayList<List<String>>();
        for (var each : signatories.listed()) {
            var organisation = named.get(each.organisation());
            if (organisation != null && seen.add(each.organisation())) lines.add(line(each, organisation, codes));
        }
        return lines;
    }

    private List<String> line(Signatory each, Organisation named, Map<String, String> codes) {
        var numbers = organisations.identifiers(named.id());
        return List.of(
                Inert.write(named.name()),
                numbers.getOrDefault("GB-COH", ""),
                numbers.getOrDefault("GB-CHC", numbers.getOrDefault("GB-SC", "")),
                each.id().toString(),
                named.place() == null ? "" : codes.getOrDefault(named.place(), ""),
                each.size().name().toLowerCase(Locale.ROOT),
                sector(named.sector()),
                UkTime.day(each.signedAt()).toString());
    }

    /// As registers part them.
    private static String sector(Sector sector) {
        return switch (sector) {
            case VCSE, SOCIAL_ENTERPRISE -> "vcse";
            case PUBLIC, PRIVATE, OTHER -> "other";
            case UNKNOWN -> "unknown";
        };
    }
}
