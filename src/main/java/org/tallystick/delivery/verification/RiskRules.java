package org.tallystick.delivery.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Grade;

/// Which claims to look at first. Points are added, and each comes with its reason.
public final class RiskRules {

    static final String NOTHING = "Nothing stands out";

    private static final BigDecimal FIVE_MILLION = BigDecimal.valueOf(5_000_000);
    private static final BigDecimal HALF_A_MILLION = BigDecimal.valueOf(500_000);
    private static final BigDecimal MUCH_MORE = new BigDecimal("1.5");
    private static final int LATE = 30;

    private RiskRules() {}

    /// @param value of the contract in pounds; null where it is not stated
    /// @param ratio the claim as a multiple of its target; null where there is no target to compare
    ///   with
    /// @param pastQueries how many of this supplier's earlier claims to this buyer were queried or
    ///   refused
    /// @param daysLate how many days after its deadline the return came in; 0 where it was in time
    public record Facts(
            @Nullable BigDecimal value,
            @Nullable BigDecimal ratio,
            int pastQueries,
            int daysLate,
            boolean sampled,
            Grade asked,
            boolean files) {}

    /// @param points the higher, the sooner
    public record Risk(int points, List<String> reasons) {
        public Risk {
            reasons = List.copyOf(reasons);
        }
    }

    public static Risk risk(Facts facts) {
        var sum = new Sum();
        if (facts.sampled()) sum.add(40, "Picked at random for a closer check");
        if (facts.value() != null && facts.value().compareTo(FIVE_MILLION) > 0)
            sum.add(30, "The contract is worth more than £5,000,000");
        else if (facts.value() != null && facts.value().compareTo(HALF_A_MILLION) > 0)
            sum.add(15, "The contract is worth more than £500,000");
        if (facts.ratio() != null && facts.ratio().compareTo(MUCH_MORE) > 0)
            sum.add(25, "The claim is more than one and a half times its target");
        if (facts.pastQueries() > 0)
            sum.add(
                    Math.min(30, 10 * facts.pastQueries()),
                    "Earlier claims were queried or refused: " + facts.pastQueries());
        if (facts.daysLate() > LATE) sum.add(20, "The return came in more than 30 days late");
        else if (facts.daysLate() > 0) sum.add(10, "The return came in late");
        if (facts.asked() != Grade.ASSERTED && !facts.files())
            sum.add(
                    15,
                    "No file is attached, and the evidence asked is: "
                            + facts.asked().words());
        if (sum.reasons.isEmpty()) sum.reasons.add(NOTHING);
        return new Risk(sum.points, sum.reasons);
    }

    private static final class Sum {
        private int points;
        private final List<String> reasons = new ArrayList<>();

        private void add(int more, String reason) {
            points += more;
            reasons.add(reason);
        }
    }
}
