package org.tallystick.platform.page.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Horizontal bars with their figures beside them: a table to a screen reader, a picture to the
/// eye.
///
/// @param caption what the bars show, in a sentence
/// @param label the head over the names
/// @param figure the head over the figures
public record Bars(String caption, String label, String figure, List<Bar> bars) {

    /// @param shown the figure as people read it, like "£4,320 of £10,000"
    /// @param part how long the bar is, out of `whole`; a part above the whole fills the bar
    public record Bar(String label, String shown, BigDecimal part, BigDecimal whole) {
        public Bar {
            if (whole.signum() <= 0 || part.signum() < 0)
                throw new IllegalArgumentException("no bar for " + part + " of " + whole);
        }

        /// 0 to 100, with one place.
        public BigDecimal percent() {
            return part.min(whole).multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
        }

        public String width() {
            return percent() + "%";
        }
    }

    public Bars {
        bars = List.copyOf(bars);
    }
}
