package org.tallystick.mark;

import java.util.List;

/// What a scheme makes of a signatory's verified figures.
///
/// @param asked how many targets are to be met; 0 where the Mark is not offered
/// @param because the whole in a sentence, for the signatory to read
/// @param findings one for every target, met or not
public record MarkFindings(
        boolean earned, int asked, int met, String because, List<Finding> findings) {

    public MarkFindings {
        findings = List.copyOf(findings);
    }

    /// @param words "43.2% meets 40%", "nothing verified"
    /// @param claims how many verified lines of returns it rests on
    public record Finding(String measure, String name, boolean met, String words, int claims) {}
}
