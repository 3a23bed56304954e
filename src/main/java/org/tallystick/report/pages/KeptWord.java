package org.tallystick.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.Targets.Change;
import org.tallystick.delivery.figure.ContractThread.Cell;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// What was promised first, and every change of it: a promise that became smaller says so wherever
/// it is shown.
///
/// @param first what each commitment promised in all as it was first made, by its id
/// @param changes every change of a target, by quarter and oldest first
record KeptWord(Map<UUID, Amount> first, List<Change> changes) {

    KeptWord {
        first = Map.copyOf(first);
        changes = List.copyOf(changes);
    }

    List<Change> of(UUID commitment) {
        return changes.stream()
                .filter(each -> each.commitment().equals(commitment))
                .toList();
    }

    Optional<Amount> first(UUID commitment) {
        return Optional.ofNullable(first.get(commitment));
    }

    /// The quarter's target as it was first made.
    Optional<Amount> first(UUID commitment, Cell cell) {
        return of(commitment).stream()
                .filter(each -> each.quarter().equals(cell.quarter()))
                .findFirst()
                .map(Change::before)
                .orElse(cell.target());
    }

    /// "40 apprenticeships promised at award, 39 now.", then each change with its reason; nothing
    /// where nothing changed.
    List<String> sentences(Commitment commitment, Optional<Amount> now) {
        var of = of(commitment.id());
        var sentences = new ArrayList<String>();
        if (of.isEmpty()) return sentences;
        sentences.add("%s promised at award, %s now."
                .formatted(
                        first(commitment.id()).map(commitment::inWords).orElse("Nothing"),
                        now.map(Amount::shown).orElse("nothing")));
        for (var each : of)
            sentences.add("%s: %s became %s on %s. “%s” %s"
                    .formatted(
                            each.quarter().inWords(),
                            each.before().map(commitment::inWords).orElse("nothing"),
                            each.target().map(Amount::shown).orElse("nothing"),
                            UkTime.date(UkTime.day(each.at())),
                            each.because(),
                            roles(each.roles())));
        return sentences;
    }

    private static String roles(List<Role> roles) {
        return roles.size() < 2
                ? "Changed by the contract manager alone."
                : "Proposed by the %s, agreed by the %s.".formatted(role(roles.getFirst()), role(roles.getLast()));
    }

    private static String role(Role role) {
        return switch (role) {
            case SUPPLIER -> "supplier";
            case OFFICER -> "procurement officer";
            default -> "contract manager";
        };
    }

    /// The roles as data: "CONTRACT_MANAGER SUPPLIER".
    static String written(List<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.joining(" "));
    }
}
