package org.tallystick.spending.warehouse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.library.register.Asked;
import org.tallystick.library.register.Bucket;
import org.tallystick.library.register.Matcher;
import org.tallystick.library.register.Named;
import org.tallystick.library.register.Origin;
import org.tallystick.shared.Identifier;

/// Which supplier a name means, and what is known of it. Unknown is "" for a place and "unknown"
/// for all else.
///
/// @param spelling the name as it is published
/// @param companyNumber as the lines give it, "" for none; with the charity number it parts firms
///   that share a name
/// @param supplierId what parts suppliers and brings their spellings together: the number in a
///   register, or the name as published
/// @param supplier the supplier's own name, or that of its bucket
/// @param method how it was matched: "identifier", "exact", "fuzzy", "decided" or "unmatched"
/// @param bucket "named", "redacted" or "card"
/// @param authority GSS code of where it is
/// @param size "micro", "small", "medium", "large", "sme" or "unknown"
/// @param sector "vcse", "other" or "unknown"
/// @param signatory whether it signed a charter: "yes", "no" or "unknown"
/// @param deprivation "england-1-2" in the most deprived two tenths of England, "england-3-10" in
///   the others; "unknown" where no index places it
/// @param knownFrom the register that says who and where it is, as [Origin#text] writes it; ""
///   where it is in none
/// @param sizeFrom the register that says its size, likewise
/// @param sectorFrom the register that says its sector, likewise
/// @param signedFrom the register that says that it signed, likewise
/// @param deprivedFrom the index that places it, likewise
public record Spelling(
        String spelling,
        String companyNumber,
        String charityNumber,
        String supplierId,
        String supplier,
        String method,
        String bucket,
        String authority,
        String postcode,
        String size,
        String sector,
        String signatory,
        String deprivation,
        String knownFrom,
        String sizeFrom,
        String sectorFrom,
        String signedFrom,
        String deprivedFrom) {

    /// What this supplier is known from; empty where no register has it.
    public Optional<Origin> known() {
        return Origin.read(knownFrom);
    }

    private static final Set<String> SURE = Set.of("identifier", "exact");

    static final List<String> COLUMNS = List.of(
            "spelling",
            "company_number",
            "charity_number",
            "supplier_id",
            "supplier",
            "method",
            "bucket",
            "authority",
            "postcode",
            "size",
            "sector",
            "signatory",
            "deprivation",
            "known_from",
            "size_from",
            "sector_from",
            "signed_from",
            "deprived_from");

    /// What a decision about it is kept by.
    public Named named() {
        return new Named(spelling, companyNumber, charityNumber);
    }

    /// Whether a number or the name itself says who it is: nobody is asked, and nobody decides.
    public boolean sure() {
        return SURE.contains(method);
    }

    /// What no register tells: its numbers are all that is known.
    public static Spelling plain(Asked asked, String supplier, Bucket bucket, String method) {
        return new Spelling(
                asked.name(),
                asked.companyNumber(),
                asked.charityNumber(),
                bucket == Bucket.NAMED
                        ? Matcher.identifier(asked).map(Identifier::toString).orElse(supplier)
                        : supplier,
                supplier,
                method,
                bucket.key(),
                "",
                "",
                "unknown",
                "unknown",
                "unknown",
                "unknown",
                "",
                "",
                "",
                "",
                "");
    }

    /// With what registers say of the supplier beside who it is.
    public Spelling flagged(RegisterFlag signed, RegisterFlag deprived) {
        return new Spelling(
                spelling,
                companyNumber,
                charityNumber,
                supplierId,
                supplier,
                method,
                bucket,
                authority,
                postcode,
                size,
                sector,
                signed.value(),
                deprived.value(),
                knownFrom,
                sizeFrom,
                sectorFrom,
                signed.from(),
                deprived.from());
    }

    /// The reverse of [#values].
    static Spelling of(List<String> values) {
        var each = values.iterator();
        return new Spelling(
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next(),
                each.next());
    }

    List<String> values() {
        return List.of(
                spelling,
                companyNumber,
                charityNumber,
                supplierId,
                supplier,
                method,
                bucket,
                authority,
                postcode,
                size,
                sector,
                signatory,
                deprivation,
                knownFrom,
                sizeFrom,
                sectorFrom,
                signedFrom,
                deprivedFrom);
    }
}
