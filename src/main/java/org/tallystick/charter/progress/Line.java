package org.tallystick.charter.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.UkTime;

/// A quarter's local share as a signatory's files told it once.
///
/// @param principle its reference in the charter
/// @param definition the name of what counted as local
/// @param corrects whether an earlier line of the quarter was accepted: the file was corrected
/// @param because what was said when it was decided on; empty before and where nothing was
record Line(
        UUID id,
        String principle,
        Quarter quarter,
        String definition,
        BigDecimal local,
        BigDecimal known,
        BigDecimal unknown,
        Instant measuredAt,
        State state,
        boolean corrects,
        String because) {

    /// How a line stands; the view `progress.line_state` decides.
    public enum State {
        WAITING("Waiting to be checked"),
        VERIFIED("Verified"),
        CORRECTED("Verified, and corrected since"),
        REFUSED("Not accepted");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// "43.2%: £4,320 of £10,000".
    public String share() {
        return "%s%%: £%s of £%s"
                .formatted(
                        Figures.plain(local.multiply(BigDecimal.valueOf(100)).divide(known, 1, RoundingMode.HALF_UP)),
                        Figures.pence(local),
                        Figures.pence(known));
    }

    /// What a correction is told as beside the line that was verified.
    public String correction() {
        return "The file behind this figure was corrected on %s: it would now be %s."
                .formatted(UkTime.date(UkTime.day(measuredAt)), share());
    }
}
