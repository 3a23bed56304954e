package org.tallystick.shared;

/// What somebody may do for an organisation. A person may hold several, at several organisations.
public enum Role {
    OFFICER("Procurement officer"),
    EVALUATOR("Evaluator"),
    CONTRACT_MANAGER("Contract manager"),
    VERIFIER("Verifier"),
    SUPPLIER("Supplier"),
    /// Signed the charter for an organisation: looks after its plan and offers, and nothing else.
    SIGNATORY("Charter signatory"),
    GROUP("Social Value Group"),
    MEMBER("Councillor"),
    ANALYST("Analyst"),
    ADMINISTRATOR("Administrator");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
