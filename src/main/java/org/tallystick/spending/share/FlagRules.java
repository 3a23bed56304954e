package org.tallystick.spending.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.library.place.Authorities;
import org.tallystick.library.register.Origin;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.matching.Matched;
import org.tallystick.spending.matching.Registers.Kind;
import org.tallystick.spending.matching.Registers.Source;
import org.tallystick.spending.warehouse.Spelling;

/// What is known of a supplier, each with the source that says it and the day of that; of what is
/// unknown, why.
final class FlagRules {

    private static final String NOT_KEPT = " Which register says so was not kept: match suppliers again.";

    private FlagRules() {}

    enum What {
        LOCAL("Local"),
        PLACE("Place"),
        SIZE("Size"),
        SECTOR("Kind"),
        SIGNATORY("Charter"),
        DEPRIVATION("Deprived area");

        private final String words;

        What(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// @param value as the data has it, "unknown" for what is not known
    /// @param origin what says so; empty for what is not known
    record Flag(What what, String value, String words, Optional<Origin> origin) {

        private static Flag unknown(What what, String why) {
            return new Flag(what, "unknown", "Unknown. " + why, Optional.empty());
        }
    }

    /// What the answers say of a supplier, of the payments asked about.
    ///
    /// @param local "yes", "partly", "no" or "unknown", by the definition that is named
    /// @param places GSS codes
    /// @param payments of whom, and the day of the last
    /// @param editions of the tables of postcodes that the payments were placed by
    record Paid(
            String definition,
            String local,
            List<String> places,
            List<String> sizes,
            List<String> sectors,
            String signatory,
            String deprivation,
            Origin payments,
            String editions) {

        Paid {
            places = known(places);
            sizes = known(sizes);
            sectors = known(sectors);
        }

        private static List<String> known(List<String> values) {
            return values.stream()
                    .filter(each -> !each.matches("|unknown"))
                    .distinct()
                    .toList();
        }
    }

    /// A row for each fact, and for each source where several say different things.
    ///
    /// @param spellings what the last match found under the supplier's names
    static List<Flag> of(Paid paid, List<Spelling> spellings, Matched matched) {
        var rules = new Judging(paid, spellings, matched);
        var places = rules.places();
        var flags = new ArrayList<Flag>();
        flags.add(rules.local(places));
        flags.addAll(places);
        flags.addAll(
                rules.each(What.SIZE, paid.sizes(), Spelling::size, Spelling::sizeFrom, ShareWords::size, "its size"));
        flags.addAll(rules.each(
                What.SECTOR,
                paid.sectors(),
                Spelling::sector,
                Spelling::sectorFrom,
                FlagRules::sector,
                "whether it is a charity or social enterprise"));
        flags.addAll(rules.signatory());
        flags.add(rules.deprivation());
        return flags;
    }

    private static String sector(String key) {
        return key.equals("vcse") ? "Charity or social enterprise" : "Not listed as a charity or social enterprise";
    }

    private record Judging(Paid paid, List<Spelling> spellings, Matched matched) {

        /// By its place: whatever says where it is says this too.
        Flag local(List<Flag> places) {
            var by = "by the definition “" + paid.definition() + "”";
            return switch (paid.local()) {
                case "unknown" -> Flag.unknown(What.LOCAL, "Its place is not known.");
                case "yes" -> local("Local, " + by, places);
                case "partly" -> local("Local for a part of its payments, " + by, places);
                default -> local("Not local, " + by, places);
            };
        }

        private Flag local(String words, List<Flag> places) {
            return new Flag(What.LOCAL, paid.local(), words, places.getFirst().origin());
        }

        List<Flag> places() {
            var flags = new ArrayList<Flag>();
            for (var code : paid.places()) {
                var name = Authorities.builtIn().name(code);
                var said = saying(Spelling::authority, code);
                if (said.isPresent())
                    flags.add(said(
                            What.PLACE,
                            code,
                            name + placedBy(said.get().postcode(), matched.places()),
                            said.get().known()));
                else
                    flags.add(new Flag(
                            What.PLACE,
                            code,
                            name + placedBy("by payments", paid.editions()),
                            Optional.of(paid.payments())));
            }
            if (flags.isEmpty()) flags.add(Flag.unknown(What.PLACE, unsaid("its place", "give a postcode")));
            return flags;
        }

        private static String placedBy(String postcode, String edition) {
            return postcode.isEmpty() || edition.isEmpty()
                    ? ""
                    : ", by its postcode in the ONS Postcode Directory of " + edition;
        }

        /// What a register says, or else the payments themselves.
        List<Flag> each(
                What what,
                List<String> values,
                Function<Spelling, String> column,
                Function<Spelling, String> from,
                Function<String, String> words,
                String fact) {
            var flags = new ArrayList<Flag>();
            for (var value : values) {
                var said = words.apply(value);
                flags.add(saying(column, value)
                        .map(by -> said(what, value, said, Origin.read(from.apply(by))))
                        .orElse(new Flag(what, value, said, Optional.of(paid.payments()))));
            }
            if (flags.isEmpty()) flags.add(Flag.unknown(what, unsaid(fact, "say it")));
            return flags;
        }

        List<Flag> signatory() {
            var registers = matched.sources(Kind.SIGNATORIES);
            var words = ShareWords.signatory(paid.signatory());
            if (paid.signatory().equals("yes"))
                return List.of(said(
                        What.SIGNATORY,
                        "yes",
                        words,
                        saying(Spelling::signatory, "yes")
                                .map(Spelling::signedFrom)
                                .flatMap(Origin::read)));
            if (paid.signatory().equals("no"))
                return registers.stream()
                        .map(each ->
                                said(What.SIGNATORY, "no", words + ": it is not listed", Optional.of(origin(each))))
                        .toList();
            return List.of(Flag.unknown(
                    What.SIGNATORY,
                    registers.isEmpty()
                            ? "Names were matched with no register of signatories."
                            : spellings.stream().noneMatch(Judging::isKnown)
                                    ? "No register says who it is, and " + names(registers) + " does not list its name."
                                    : "Whether " + names(registers) + " means someone needs to check it."));
        }

        Flag deprivation() {
            var indices = matched.sources(Kind.DEPRIVATION);
            var said = saying(Spelling::deprivation, paid.deprivation());
            if (!paid.deprivation().equals("unknown"))
                return said(
                        What.DEPRIVATION,
                        paid.deprivation(),
                        ShareWords.deprivation(paid.deprivation())
                                + said.map(Judging::whosePostcode).orElse(""),
                        said.map(Spelling::deprivedFrom).flatMap(Origin::read));
            return Flag.unknown(
                    What.DEPRIVATION,
                    indices.isEmpty()
                            ? "Names were matched with no index of deprivation."
                            : hasPostcode()
                                    ? "Its postcode is not in " + names(indices) + "."
                                    : "We do not know its postcode.");
        }

        /// A register may tell an authority alone.
        private boolean hasPostcode() {
            return spellings.stream().anyMatch(each -> !each.postcode().isEmpty())
                    || paid.places().stream()
                            .anyMatch(code -> saying(Spelling::authority, code).isEmpty());
        }

        private static String whosePostcode(Spelling said) {
            return said.postcode().isEmpty()
                    ? ", by the postcode on its payments"
                    : said.known()
                            .map(each -> ", by its postcode in " + each.name())
                            .orElse(", by its postcode");
        }

        /// Why a register does not say it, and nor do the payments.
        private String unsaid(String fact, String say) {
            var known =
                    spellings.stream().flatMap(each -> each.known().stream()).findFirst();
            var nor = ", and its payments do not " + say + ".";
            if (known.isPresent())
                return known.get().name() + " (" + UkTime.date(known.get().asAt()) + ") does not say " + fact + nor;
            if (matched.at().isEmpty()) return "Names were matched with no register yet" + nor;
            return spellings.stream().anyMatch(Judging::isKnown)
                    ? "Its register does not say " + fact + nor
                    : "Its name was found in no register" + nor;
        }

        private static boolean isKnown(Spelling spelling) {
            return spelling.supplierId().matches("[A-Z]{2}-[A-Z]+-.*")
                    && !spelling.method().equals("unmatched");
        }

        private Optional<Spelling> saying(Function<Spelling, String> column, String value) {
            return spellings.stream()
                    .filter(each -> column.apply(each).equals(value))
                    .findFirst();
        }

        private static Flag said(What what, String value, String words, Optional<Origin> origin) {
            return new Flag(what, value, origin.isPresent() ? words : words + "." + NOT_KEPT, origin);
        }

        private static Origin origin(Source source) {
            return new Origin(source.name(), source.asAt());
        }

        private static String names(List<Source> sources) {
            return String.join(" or ", sources.stream().map(Source::name).toList());
        }
    }
}
