package org.tallystick.report.receipt;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// What a figure covers, in words.
@Component
public class Scopes {

    private final Organisations organisations;
    private final Contracts contracts;

    Scopes(Organisations organisations, Contracts contracts) {
        this.organisations = organisations;
        this.contracts = contracts;
    }

    /// ", in Shropshire", to follow a measure's name; empty where there is no such thing, or none
    /// that this actor may see.
    public Optional<String> words(Actor actor, Scope scope) {
        return name(actor, scope).map(name -> words(scope, name));
    }

    static String words(Scope scope, String name) {
        return switch (scope) {
            case Scope.All _ -> ", all contracts";
            case Scope.Place _ -> name.isEmpty() ? ", where the place is not known" : ", in " + name;
            case Scope.Buyer _ -> ", for " + name;
            case Scope.Supplier _ -> ", by " + name;
            case Scope.OneContract _ -> ", in the contract “" + name + "”";
        };
    }

    /// What the place, the body or the contract is called; no words for all contracts, and for those
    /// whose place is not known.
    Optional<String> name(Actor actor, Scope scope) {
        return switch (scope) {
            case Scope.All _ -> Optional.of("");
            case Scope.Place(var code) ->
                code.isEmpty()
                        ? Optional.of("")
                        : Optional.ofNullable(organisations.places().get(code));
            case Scope.Buyer(var id) -> named(id);
            case Scope.Supplier(var id) -> named(id);
            case Scope.OneContract(var id) ->
                contracts.find(actor, id).filter(Contract::confirmed).map(Contract::title);
        };
    }

    private Optional<String> named(OrganisationId id) {
        return organisations.find(id).map(Organisation::name);
    }

    /// The one buyer whose figures these are; empty where there may be several.
    Optional<OrganisationId> buyer(Scope scope) {
        return switch (scope) {
            case Scope.Buyer(var id) -> Optional.of(id);
            case Scope.OneContract(var id) -> contracts.find(Actor.PUBLIC, id).map(Contract::buyer);
            case Scope.All _, Scope.Place _, Scope.Supplier _ -> Optional.empty();
        };
    }
}
