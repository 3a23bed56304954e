package org.tallystick.charter.signatory.register;

import java.util.UUID;

/// A case study, or something that a signatory offers to charities.
public record Card(UUID id, UUID signatory, Kind kind, String title, String words) {

    public enum Kind {
        CASE_STUDY("Case study"),
        DISCOUNT("Discount for charities"),
        SPACE("Space for charities"),
        VOLUNTEERS("Volunteers for charities");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean offer() {
            return this != CASE_STUDY;
        }
    }
}
