package org.tallystick.delivery.figure;

import java.util.UUID;
import org.tallystick.shared.OrganisationId;

/// What a figure covers.
public sealed interface Scope {

    /// Every confirmed contract.
    record All() implements Scope {}

    /// The contracts that serve an area.
    ///
    /// @param code its GSS code; empty for the contracts whose area is not known
    record Place(String code) implements Scope {}

    record Buyer(OrganisationId id) implements Scope {}

    record Supplier(OrganisationId id) implements Scope {}

    record OneContract(UUID id) implements Scope {}

    /// "ALL", "PLACE"…: the name under which the tally keeps it.
    default String name() {
        return switch (this) {
            case All _ -> "ALL";
            case Place _ -> "PLACE";
            case Buyer _ -> "BUYER";
            case Supplier _ -> "SUPPLIER";
            case OneContract _ -> "CONTRACT";
        };
    }

    /// The code or id that it names; empty for all.
    default String subject() {
        return switch (this) {
            case All _ -> "";
            case Place(var code) -> code;
            case Buyer(var id) -> id.toString();
            case Supplier(var id) -> id.toString();
            case OneContract(var id) -> id.toString();
        };
    }
}
