package org.tallystick.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;

/// A contract was awarded. Published in the award's own transaction, so that a contract never
/// exists without its commitments.
///
/// @param contact the e-mail address that the winning bid gives; empty where it gives none
/// @param edition the framework edition that the promises' measures belong to
public record ContractAwarded(
        UUID contract,
        UUID procurement,
        String title,
        OrganisationId buyer,
        OrganisationId supplier,
        Money value,
        LocalDate starts,
        LocalDate ends,
        String category,
        String place,
        UUID edition,
        List<Promise> promises,
        String contact,
        Actor approvedBy) {

    public ContractAwarded {
        promises = List.copyOf(promises);
    }
}
