package org.tallystick.library.register;

import java.util.Locale;
import java.util.regex.Pattern;

/// What stands where a supplier's name should: a name, or something that stands for many.
public enum Bucket {
    NAMED("named"),
    /// The name is withheld: many people, and never one supplier.
    REDACTED("redacted"),
    /// A payment card's company: the money went on to others.
    CARD("card");

    private static final Pattern WITHHELD = Pattern.compile(
            "redacted.*|.*redacted( personal)?( data)?|.*personal data.*|.*data protection.*|.*\\bwithheld\\b.*"
                    + "|name removed|removed|confidential|various( suppliers| payees)?|sundry( suppliers| creditors?)?"
                    + "|individual|private individual|personal budgets?|foster carers?|n/?a");

    private static final Pattern CARDS = Pattern.compile(
            ".*\\b(purchas(e|ing) cards?|procurement cards?|p-?cards?|corporate cards?|government procurement card|credit cards?)\\b.*"
                    + "|barclaycard.*|.*\\bglobal commercial payments\\b.*|royal bank of scotland.*card.*|american express.*");

    private final String key;

    Bucket(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Bucket of(String name) {
        var plain =
                name.strip().toLowerCase(Locale.ROOT).replaceAll("[*.]+$", "").strip();
        if (WITHHELD.matcher(plain).matches()) return REDACTED;
        return CARDS.matcher(plain).matches() ? CARD : NAMED;
    }
}
