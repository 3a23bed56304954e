package org.tallystick.delivery.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.ContractFacts;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;

/// What a new contract starts from; exactly one of procurement and release is there.
record NewContract(
        UUID id,
        String title,
        OrganisationId buyer,
        OrganisationId supplier,
        @Nullable Money value,
        LocalDate starts,
        LocalDate ends,
        @Nullable String place,
        String category,
        @Nullable UUID procurement,
        @Nullable ContractFacts release) {}
