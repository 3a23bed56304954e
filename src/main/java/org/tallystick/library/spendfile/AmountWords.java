package org.tallystick.library.spendfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.shared.VatBasis;

/// Whether the words of a heading speak of what was paid. VAT alone, a balance, a reference and
/// what a contract is worth are amounts or numbers too, and never what was paid.
final class AmountWords {

    private static final Map<String, Integer> TELLING = Map.ofEntries(
            Map.entry("amount", 100),
            Map.entry("amounts", 100),
            Map.entry("amt", 100),
            Map.entry("value", 80),
            Map.entry("total", 60),
            Map.entry("sum", 50),
            Map.entry("paid", 45),
            Map.entry("payment", 40),
            Map.entry("payments", 40),
            Map.entry("spend", 40),
            Map.entry("spent", 40),
            Map.entry("expenditure", 40),
            Map.entry("expense", 30),
            Map.entry("cost", 30),
            Map.entry("costs", 30),
            Map.entry("price", 30),
            Map.entry("charge", 30),
            Map.entry("invoiced", 30),
            Map.entry("net", 30),
            Map.entry("gross", 30),
            Map.entry("gbp", 30),
            Map.entry("sterling", 30),
            Map.entry("pounds", 30),
            Map.entry("debit", 20),
            Map.entry("debits", 20),
            Map.entry("dr", 20));

    private static final Set<String> NEVER = Set.of(
            "balance",
            "outstanding",
            "remaining",
            "cumulative",
            "running",
            "budget",
            "forecast",
            "ytd",
            "committed",
            "commitment",
            "threshold",
            "limit",
            "variance",
            "discount",
            "rate",
            "quantity",
            "qty",
            "unit",
            "percent",
            "percentage",
            "opening",
            "closing",
            "retention",
            "previous",
            "saving",
            "savings",
            "number",
            "numbers",
            "no",
            "num",
            "nos",
            "ref",
            "reference",
            "id",
            "code",
            "date",
            "count",
            "year",
            "credit",
            "credits",
            "cr",
            "refund",
            "refunds",
            "element",
            "centre",
            "contract",
            "contracts",
            "award",
            "awarded",
            "estimated",
            "annual",
            "lot");

    private static final Set<String> TAX = Set.of("vat", "tax");
    private static final Set<String> WITHOUT = Set.of(
            "ex",
            "exc",
            "excl",
            "exclude",
            "excludes",
            "excluded",
            "excluding",
            "exclusive",
            "net",
            "less",
            "without",
            "before",
            "not",
            "non",
            "minus");
    private static final Set<String> WITH =
            Set.of("inc", "incl", "include", "includes", "included", "including", "inclusive", "with", "plus", "gross");

    private static final Set<String> PAID_OUT =
            Set.of("debit", "debits", "dr", "paidout", "moneyout", "debitamount", "paymentsout");
    private static final Set<String> PAID_BACK =
            Set.of("credit", "credits", "cr", "paidin", "moneyin", "receipts", "refund", "refunds");

    private AmountWords() {}

    /// @param points how much the words tell
    record Said(VatBasis basis, int points) {

        /// Net before what says nothing of VAT, and that before gross.
        int order() {
            return switch (basis) {
                case EXCLUDING -> 2;
                case UNKNOWN -> 1;
                case INCLUDING -> 0;
            };
        }
    }

    /// What the words say; empty where they are not of an amount that was paid.
    static Optional<Said> said(List<String> words) {
        if (words.stream().anyMatch(NEVER::contains)) return Optional.empty();
        boolean tax = words.stream().anyMatch(TAX::contains);
        var basis = basis(words);
        if (tax && basis == VatBasis.UNKNOWN) return Optional.empty();
        int points =
                words.stream().mapToInt(word -> TELLING.getOrDefault(word, 0)).sum();
        if (points == 0 && tax) points = 20;
        return points == 0 ? Optional.empty() : Optional.of(new Said(basis, points));
    }

    /// Whether the words speak of a sum that is no payment, or of no sum at all.
    static boolean never(List<String> words) {
        return words.stream().anyMatch(NEVER::contains)
                || (words.stream().anyMatch(TAX::contains) && basis(words) == VatBasis.UNKNOWN);
    }

    static VatBasis basis(List<String> words) {
        boolean tax = words.stream().anyMatch(TAX::contains);
        boolean without = words.stream().anyMatch(WITHOUT::contains);
        if (words.contains("net") || (tax && without)) return VatBasis.EXCLUDING;
        // What cannot be claimed back is a cost like any other: it makes no amount gross.
        if (words.contains("irrecoverable")) return VatBasis.UNKNOWN;
        return words.contains("gross") || (tax && words.stream().anyMatch(WITH::contains))
                ? VatBasis.INCLUDING
                : VatBasis.UNKNOWN;
    }

    static boolean paidOut(List<String> words) {
        return among(PAID_OUT, words);
    }

    static boolean paidBack(List<String> words) {
        return among(PAID_BACK, words);
    }

    private static boolean among(Set<String> known, List<String> words) {
        var telling = words.stream()
                .filter(word -> !Set.of("amount", "value", "gbp", "net").contains(word))
                .toList();
        return known.contains(String.join("", telling));
    }
}
