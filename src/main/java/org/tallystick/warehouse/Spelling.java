package org.tallystick.warehouse;

import org.tallystick.supplier.Named;

import java.util.List;
import java.util.Set;

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
        String deprivation) {

    private static final Set<String> SURE = Set.of("identifier", "exact");

    static final List<String> COLUMNS =
            List.of(
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
                    "deprivation");

    /// What a decision about it is kept by.
    Named named() {
        return new Named(spelling, companyNumber, charityNumber);
    }

    /// Whether a number or the name itself says who it is: nobody is asked, and nobody decides.
    boolean sure() {
        return SURE.contains(method);
    }

    /// With what registers say of the supplier beside who it is.
    Spelling flagged(String signed, String deprived) {
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
                signed,
                deprived);
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
                deprivation);
    }
}
