package org.tallystick.spending.asking;

import java.math.BigDecimal;
import java.util.Optional;
import org.tallystick.shared.Figures;

/// How much of what was spent stayed local: the parts, so that shares can be added up. What has no
/// known place is neither local nor elsewhere; beside the share stands what it would be if all of
/// that were local, or none.
///
/// @param local paid to local suppliers, in pounds
/// @param elsewhere paid to suppliers with a known place that is not local
/// @param unknown paid to suppliers whose place is not known
public record LocalShare(BigDecimal local, BigDecimal elsewhere, BigDecimal unknown, long payments) {

    /// Spending with a known place: what the share is a share of.
    public BigDecimal known() {
        return local.add(elsewhere);
    }

    public BigDecimal total() {
        return known().add(unknown);
    }

    /// local ÷ known, in per cent as [Figures#percent] rounds it; empty where nothing has a known
    /// place, and where more was paid back than paid, so that there is no share.
    public Optional<BigDecimal> percent() {
        return percent(local, known());
    }

    /// Whether at least half of the money has a known place. Below that the share of the known part
    /// says little of the whole, and its bounds are what can be said.
    public boolean mostlyKnown() {
        return total().signum() <= 0 || known().multiply(BigDecimal.TWO).compareTo(total()) >= 0;
    }

    /// Known ÷ total, in per cent.
    public Optional<BigDecimal> knownPercent() {
        return percent(known(), total());
    }

    /// The least that the share of all spending can be: nothing unknown is local, or all of it
    /// where more of it came back than was paid.
    public Optional<BigDecimal> lowest() {
        return percent(unknown.signum() < 0 ? local.add(unknown) : local, total());
    }

    /// The most that it can be.
    public Optional<BigDecimal> highest() {
        return percent(unknown.signum() < 0 ? local : local.add(unknown), total());
    }

    private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return part.signum() < 0 || whole.signum() <= 0 || part.compareTo(whole) > 0
                ? Optional.empty()
                : Optional.of(Figures.percent(part, whole));
    }
}
