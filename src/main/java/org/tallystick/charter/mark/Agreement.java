package org.tallystick.charter.mark;

import java.util.List;
import java.util.UUID;
import org.tallystick.platform.organisation.Size;

/// What was agreed with a signatory under a scheme.
public record Agreement(UUID id, UUID signatory, UUID scheme, int number, Terms terms) {

    /// The part that is kept as a document.
    ///
    /// @param size the band that the signatory had when this was agreed
    /// @param howMany at least so many of the targets are to be met
    public record Terms(Size size, int howMany, List<Target> targets) {
        public Terms {
            targets = List.copyOf(targets);
            if (howMany < 1) throw new IllegalArgumentException("nothing is asked");
        }
    }
}
