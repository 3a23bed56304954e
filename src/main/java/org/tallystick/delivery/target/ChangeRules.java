package org.tallystick.delivery.target;

import java.util.List;
import java.util.Optional;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.shared.Role;

/// Who has to agree to another target.
public final class ChangeRules {

    private ChangeRules() {}

    /// One quarter's target before and after; empty where nothing is promised.
    public record Change(Optional<Amount> before, Optional<Amount> after) {}

    /// What a change asks of the supplier.
    public enum Asks {
        LESS,
        MORE,
        THE_SAME
    }

    public static Asks asks(Change change, boolean lessIsBetter) {
        if (change.before().equals(change.after())) return Asks.THE_SAME;
        if (change.before().isEmpty()) return Asks.MORE;
        if (change.after().isEmpty()) return Asks.LESS;
        var compared =
                change.after().get().size().compareTo(change.before().get().size());
        // The same share of another whole is another target: as much as one can tell, it asks more.
        if (compared == 0) return Asks.MORE;
        return compared > 0 != lessIsBetter ? Asks.MORE : Asks.LESS;
    }

    /// Whether only the supplier can agree.
    public static boolean harder(List<Change> changes, boolean lessIsBetter) {
        return changes.stream().anyMatch(each -> asks(each, lessIsBetter) == Asks.MORE);
    }

    /// Whether somebody in this role may agree to what somebody in that role proposed.
    ///
    /// @param harder whether more is asked of the supplier in a quarter
    public static boolean mayAgree(Role proposed, Role agrees, boolean harder) {
        if (proposed == Role.SUPPLIER) return agrees == Role.CONTRACT_MANAGER || agrees == Role.OFFICER;
        return agrees == Role.SUPPLIER || !harder && (agrees == Role.CONTRACT_MANAGER || agrees == Role.OFFICER);
    }
}
