package org.tallystick.library.ocds;

import java.util.List;

/// Whether a contract can begin from one award or contract of a published release.
public sealed interface Beginning {

    /// A contract can begin, once what is asked has been answered.
    ///
    /// @param facts what the release says and nothing puts in doubt
    /// @param asks what is missing or odd; empty where nothing is
    record Ready(ContractFacts facts, List<Question> asks) implements Beginning {
        public Ready {
            asks = List.copyOf(asks);
        }
    }

    /// No contract can begin from it.
    ///
    /// @param release the release's id, or its ocid, or the place in the file, like "line 3"; empty
    ///   for the whole file
    /// @param award the award's or contract's id; empty where the whole release is refused
    /// @param reason a sentence that says why, and what to do instead
    record Refused(String release, String award, String reason) implements Beginning {}
}
