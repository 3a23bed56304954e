package org.tallystick.spending.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Deprivation;
import org.tallystick.library.place.Postcode;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.register.Asked;
import org.tallystick.library.register.Entry;
import org.tallystick.library.register.Match;
import org.tallystick.library.register.Matcher;
import org.tallystick.library.register.Origin;
import org.tallystick.library.register.Register;
import org.tallystick.library.register.RegisterFile;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.warehouse.RegisterFlag;
import org.tallystick.spending.warehouse.Warehouse;

/// What a match knows of suppliers: registers of companies and charities, the register of those who
/// signed a charter, and indices of deprivation. Each file's headings say which it is.
public final class Registers {

    private final Register known = new Register();
    private final Register signatories = new Register();
    private final Deprivation deprivation = new Deprivation();

    /// What each file of deprivation is called, in the order they were added.
    private final List<Origin> indices = new ArrayList<>();

    private final List<Source> sources = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final String edition;

    /// Where something that is said of suppliers comes from.
    ///
    /// @param name as people know it
    /// @param asAt when it was published, or when the file was made
    /// @param entries organisations or postcodes
    public record Source(Kind kind, String name, LocalDate asAt, long entries) {
        Source(Kind kind, Origin origin, long entries) {
            this(kind, origin.name(), origin.asAt(), entries);
        }
    }

    public enum Kind {
        REGISTER,
        SIGNATORIES,
        DEPRIVATION
    }

    private Registers(String edition) {
        this.edition = edition;
    }

    /// Reads these files, each into what its headings say it is. One that cannot be read is left
    /// out and named: it keeps no other from being used.
    public static Registers read(Collection<Path> files, Postcodes places) {
        var registers = new Registers(places.edition());
        for (var file : new TreeSet<>(files)) {
            try {
                registers.add(file, places);
            } catch (CommandRefused unreadable) {
                registers.leftOut.add(file.getFileName() + ": " + Objects.requireNonNull(unreadable.getMessage()));
            } catch (IOException unopened) {
                registers.leftOut.add(file.getFileName() + ": it cannot be opened. Check that it may be read.");
            }
        }
        return registers.sealed();
    }

    /// The files that were left out, each with the reason.
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /// The files of text in the warehouse's folder `registers`.
    public static List<Path> kept(Warehouse warehouse) throws IOException {
        var folder = warehouse.registers();
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(csv|tsv|txt)"))
                    .sorted()
                    .toList();
        }
    }

    private void add(Path file, Postcodes places) throws IOException {
        if (!Files.isRegularFile(file)) throw new CommandRefused("There is no file " + file + ". Check its name.");
        var day = UkTime.day(Files.getLastModifiedTime(file).toInstant());
        var name = String.valueOf(file.getFileName());
        if (Deprivation.isOne(file)) {
            var about = deprivation.add(file, places);
            var origin = new Origin(
                    about.name().isBlank() ? name : about.name(),
                    Origin.day(about.asAt()).orElse(day));
            indices.add(origin);
            sources.add(new Source(
                    Kind.DEPRIVATION,
                    origin,
                    about.postcodes().values().stream().mapToLong(each -> each).sum()));
            return;
        }
        var read = RegisterFile.read(file, day, known, signatories);
        sources.add(new Source(read.ofSignatories() ? Kind.SIGNATORIES : Kind.REGISTER, read.origin(), read.entries()));
    }

    private Registers sealed() {
        known.seal();
        signatories.seal();
        deprivation.seal();
        return this;
    }

    /// Keeps what a match took beside what it came to.
    void remember(Warehouse warehouse) throws IOException {
        new Matched(Optional.of(Instant.now()), edition, sources, leftOut).write(warehouse);
    }

    private boolean has(Kind kind) {
        return sources.stream().anyMatch(each -> each.kind() == kind);
    }

    @Nullable
    Entry find(String scheme, String id) {
        var found = known.find(scheme, id);
        return found == null ? signatories.find(scheme, id) : found;
    }

    /// "england-1-2" and the like; "unknown" for what no index places.
    RegisterFlag deprived(String postcode) {
        var from = Postcode.read(postcode)
                .flatMap(deprivation::of)
                .map(tenth -> indices.get(tenth.file()).text());
        return new RegisterFlag(deprivation.flag(postcode), from.orElse(""));
    }

    Matching matching() {
        return new Matching();
    }

    /// Matches one name after another: one for each thread.
    final class Matching {
        private final Matcher any = new Matcher(known);
        private final Matcher signed = new Matcher(signatories);

        /// What no other register knows may be known by the signatories'.
        Match match(Asked asked) {
            var found = any.match(asked);
            return found instanceof Match.Unmatched && signed.match(asked) instanceof Match.Found own ? own : found;
        }

        /// "yes" for what a register knows and the signatories' register has, by the same steps;
        /// "no" where it has it not; "unknown" for a supplier in no register, and where somebody
        /// would have to look.
        RegisterFlag signatory(Match match) {
            if (!has(Kind.SIGNATORIES) || !(match instanceof Match.Found(var entry, var _, var _, var _)))
                return RegisterFlag.UNKNOWN;
            return switch (signed.match(asked(entry))) {
                case Match.Found own ->
                    new RegisterFlag(
                            "yes", own.entry().origin().map(Origin::text).orElse(""));
                // What does not name it is every register of signatories that the match took.
                case Match.Unmatched _ -> new RegisterFlag("no", "");
                case Match.Doubtful _, Match.Many _ -> RegisterFlag.UNKNOWN;
            };
        }

        private static Asked asked(Entry entry) {
            boolean company = entry.scheme().equals("GB-COH");
            boolean charity = entry.scheme().equals("GB-CHC") || entry.scheme().equals("GB-SC");
            return new Asked(entry.name(), company ? entry.id() : "", charity ? entry.id() : "", entry.postcode());
        }
    }
}
