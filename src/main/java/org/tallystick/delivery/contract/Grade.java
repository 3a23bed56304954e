package org.tallystick.delivery.contract;

/// How far a claim is borne out. Each grade includes the ones before it.
public enum Grade {
    ASSERTED("Asserted", "the supplier says so"),
    DOCUMENTED("Documented", "a document shows it, like a payroll extract or an invoice"),
    CONFIRMED("Confirmed", "those who benefited say so too"),
    AUDITED("Audited", "somebody independent has checked the records");

    private final String words;
    private final String meaning;

    Grade(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    public String words() {
        return words;
    }

    /// "a document shows it, like a payroll extract or an invoice".
    public String meaning() {
        return meaning;
    }
}
