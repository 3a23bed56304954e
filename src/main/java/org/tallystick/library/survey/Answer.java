package org.tallystick.library.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What somebody answered to one item. No answer is no [Answer], never an empty one.
public sealed interface Answer {

    /// Options by their ids: one for "one of" and for a statement, any for "many of", in order for
    /// a ranking.
    record Chosen(List<String> options) implements Answer {
        public Chosen {
            options = List.copyOf(options);
            if (options.isEmpty()) throw new IllegalArgumentException("nothing is chosen");
        }
    }

    record Number(BigDecimal value) implements Answer {}

    record Written(String text) implements Answer {
        public Written {
            if (text.isBlank()) throw new IllegalArgumentException("nothing is written");
        }
    }

    /// Who answers; kept apart from the other answers where the consultation is confidential.
    record ContactDetails(Map<Kind.Contact.Part, String> parts) implements Answer {
        public ContactDetails {
            parts = Map.copyOf(parts);
            if (parts.isEmpty()) throw new IllegalArgumentException("nobody is named");
        }
    }

    /// A file, by what it holds.
    ///
    /// @param name as given; shown, never used as a path
    /// @param sha256 64 hexadecimal digits, in lower case
    /// @param size in bytes
    /// @param kind what the bytes are, like "PDF"
    record Uploaded(String name, String sha256, int size, String kind) implements Answer {}
}
