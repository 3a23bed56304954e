package org.tallystick.report.receipt;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The record from which a published figure can be recomputed; `docs/receipts.md` states its form.
/// Numbers are texts, so that no reader rounds them.
///
/// @param form which form this is, with its version
/// @param inputs what the figure adds up, where there are few enough to list
/// @param subtotals what each quarter, or each part of the contracts, adds, where there are too
///   many inputs; each has a receipt
/// @param worth what somebody says the units are worth, where the buyer has switched that on
record Receipt(
        String form,
        String madeAt,
        String maker,
        FigureMeant figure,
        Measured measure,
        Formula formula,
        Listing listing,
        long count,
        List<InputLine> inputs,
        List<SubtotalLine> subtotals,
        String rounding,
        Result result,
        @Nullable Worth worth,
        Ledger ledger) {

    public static final String FORM = "tallystick receipt 3";

    public Receipt {
        inputs = List.copyOf(inputs);
        subtotals = List.copyOf(subtotals);
    }

    /// What a receipt lists: its inputs, or where they are too many what its quarters add, or
    /// within one quarter what the contracts add whose ids begin alike.
    public enum Listing {
        INPUTS,
        QUARTERS,
        CONTRACTS
    }

    /// @param of the code or id that the scope names; empty for all
    /// @param name what the place or the body with this code or id is called, or the contract's title;
    ///   empty for all
    /// @param from the first quarter; null for every quarter
    /// @param evidence the least grade of evidence that counts; null for whatever was accepted
    /// @param contracts the digits with which their ids begin; null for every contract in scope
    public record FigureMeant(
            String words,
            String part,
            String scope,
            String of,
            String name,
            @Nullable String from,
            @Nullable String to,
            String asAt,
            @Nullable String evidence,
            @Nullable String contracts,
            String address) {}

    public record Measured(
            UUID edition, int number, String framework, String reference, String name, String kind, String unit) {}

    /// @param source where it is laid down
    public record Formula(String name, int version, String sentence, String source) {}

    /// One commitment in one quarter.
    ///
    /// @param amount what it adds
    /// @param claim what the supplier stated: "5", "30/100", "1/1" for yes, "1" for an account
    /// @param decision the act of checking that holds, as the ledger knows it
    /// @param carried whether the decision came along, unchanged, from the return corrected
    public record InputLine(
            int number,
            UUID contract,
            String title,
            UUID commitment,
            UUID edition,
            String measure,
            String quarter,
            @Nullable UUID submitted,
            @Nullable String claim,
            @Nullable String state,
            @Nullable UUID decision,
            boolean carried,
            @Nullable String grade,
            String amount) {}

    /// What one quarter adds, or in it the contracts whose ids begin with some digits.
    ///
    /// @param contracts the digits; null for every contract in scope
    /// @param receipt the address of its own receipt
    public record SubtotalLine(
            int number, String quarter, @Nullable String contracts, long count, String amount, String receipt) {}

    /// @param exact as the sum came out, "1250.5" or "40/400"; null where nothing is there to add
    public record Result(@Nullable String exact, String shown) {}

    /// @param pounds units × value, exact; not money that anybody paid
    public record Worth(
            String units,
            String value,
            String pounds,
            String shown,
            String source,
            int priceYear,
            String place,
            String licence) {}

    /// @param checkpoint the log's name, size and root, signed; null where the log has not begun
    /// @param proof in base64, the hashes that lead from the entries to the root
    public record Ledger(List<EntryLine> entries, @Nullable String checkpoint, List<String> proof) {
        public Ledger {
            entries = List.copyOf(entries);
            proof = List.copyOf(proof);
        }
    }

    /// The public part of an entry, as `docs/ledger.md` has it, and its leaf in the log.
    ///
    /// @param index null while it is waiting to be sealed
    /// @param leaf in base64
    public record EntryLine(
            String at,
            String act,
            String kind,
            String id,
            String facts,
            String privateDigest,
            @Nullable Long index,
            @Nullable String leaf) {}
}
