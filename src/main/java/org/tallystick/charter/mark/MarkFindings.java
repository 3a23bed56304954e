package org.tallystick.charter.mark;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.shared.Quarter;

/// What a scheme makes of a signatory's verified figures.
///
/// @param asked how many targets are to be met; 0 where the Mark is not offered
/// @param because the whole in a sentence, for the signatory to read
/// @param findings one for every target, met or not
public record MarkFindings(boolean earned, int asked, int met, String because, List<Finding> findings) {

    public MarkFindings {
        findings = List.copyOf(findings);
    }

    /// @param words "43.2% meets 40%", "nothing verified"
    /// @param claims how many verified lines of returns it rests on
    /// @param figures what each contract adds, with the way to its receipt
    public record Finding(String measure, String name, boolean met, String words, int claims, List<Figure> figures) {
        public Finding {
            figures = List.copyOf(figures);
        }
    }

    /// What one contract adds to a finding.
    ///
    /// @param title of the contract
    /// @param edition of the framework in which the contract names the measure
    /// @param amount as it is shown
    /// @param least the grade of evidence from which on the scheme counts a line
    public record Figure(UUID contract, String title, UUID edition, String amount, Grade least) {

        /// The address of its receipt, over the quarters that were looked at, with the lines that
        /// counted alone.
        public String receipt(String measure, Quarter first, Quarter last, LocalDate asAt) {
            return "/receipts/verified/contract?edition=%s&measure=%s&of=%s&from=%s&to=%s&asat=%s&evidence=%s"
                    .formatted(
                            edition,
                            URLEncoder.encode(measure, StandardCharsets.UTF_8).replace("+", "%20"),
                            contract,
                            first,
                            last,
                            asAt,
                            Keys.write(least));
        }
    }
}
