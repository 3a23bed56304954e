package org.tallystick.delivery.figure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;

/// One contract from promise to verified figure.
///
/// @param late quarters whose return is past its deadline and not in
public record ContractThread(Contract contract, List<Line> lines, List<Quarter> late) {

    public ContractThread {
        lines = List.copyOf(lines);
        late = List.copyOf(late);
    }

    /// One commitment through its quarters.
    ///
    /// @param because why it is rated so, with the figures and the band
    public record Line(Commitment commitment, Figure figure, Rating rating, String because, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /// One commitment in one quarter.
    ///
    /// @param target empty where nothing is promised for the quarter itself
    /// @param changes how often the target was agreed anew; whoever changes it says what they saw
    /// @param submitted the return that stands; null where none is in
    /// @param claim empty where there is no return, or it claims nothing here
    /// @param done one line of what was done
    /// @param state null without a claim
    /// @param decisions how often the claim was decided on; whoever decides says what they saw
    /// @param grade the evidence found; null where none was accepted
    public record Cell(
            Quarter quarter,
            Optional<Amount> target,
            int changes,
            @Nullable UUID submitted,
            Optional<Quantity> claim,
            String done,
            @Nullable ClaimState state,
            int decisions,
            @Nullable Grade grade,
            boolean due,
            boolean late) {}
}
