package org.tallystick.library.ocds;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Money;

/// What a release says of one contract. A fact in doubt is absent, and asked for beside.
///
/// @param ocid names the contracting process across all its notices
/// @param release names this notice; a later one about the same contract (an award update, a
///   contract notice after the award notice) has another
/// @param published when the release was; of two about the same contract, the later holds
/// @param award the award's id within the process
/// @param contract the contract's id within the process; null where only the award has been
///   published
/// @param value with the VAT basis that the release states
/// @param first the first day, in London
/// @param last the last day, in London, without extensions
/// @param cpv the first Common Procurement Vocabulary code
/// @param category `mainProcurementCategory`: goods, services or works
/// @param source where the notice can be read
/// @param notices the kinds of notice in the release, like "UK7"; empty for Contracts Finder, which
///   names none
public record ContractFacts(
        String ocid,
        String release,
        @Nullable Instant published,
        String award,
        @Nullable String contract,
        @Nullable String title,
        @Nullable String description,
        @Nullable Body buyer,
        List<Body> suppliers,
        @Nullable Money value,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable String cpv,
        @Nullable String category,
        @Nullable URI source,
        List<String> notices) {

    public ContractFacts {
        suppliers = List.copyOf(suppliers);
        notices = List.copyOf(notices);
    }

    /// Whether the other tells of the same contract: same process, same award, and not two
    /// different contracts of it.
    public boolean sameContract(ContractFacts other) {
        return ocid.equals(other.ocid)
                && award.equals(other.award)
                && (contract == null || other.contract == null || contract.equals(other.contract));
    }
}
