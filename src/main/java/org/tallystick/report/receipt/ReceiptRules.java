package org.tallystick.report.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.IdRange;
import org.tallystick.delivery.figure.Inputs.Input;
import org.tallystick.delivery.figure.Inputs.Subtotal;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.ProxyRules.ProxyValue;
import org.tallystick.framework.MeasureKind;
import org.tallystick.platform.ledger.SealedEntries.Proven;
import org.tallystick.platform.ledger.SealedEntries.SealedEntry;
import org.tallystick.shared.UkTime;

/// What a receipt says, in words and in canonical texts.
public final class ReceiptRules {

    static final String ROUNDING =
            "Nothing is rounded in the sum. A percentage is rounded once, to one place, half up, when"
                    + " it is shown; pounds to the penny, half up.";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ReceiptRules() {}

    /// The formula of each part; a change to one is a new version, and old receipts keep theirs.
    static Receipt.Formula formula(Figure.Part part, @Nullable Grade least, MeasureKind kind) {
        var adds = switch (kind) {
            case COUNT, POUNDS -> "Add them up.";
            case SHARE -> "Add the parts, add the wholes, and divide the one by the other.";
            case YES_NO -> "Count those that say yes, out of all that answered.";
            case NARRATIVE -> "Count the accounts.";
        };
        var takes = switch (part) {
            case PROMISED -> "Take the target of every promise in every quarter, as last agreed.";
            case DUE -> "Take the target of every promise in each quarter that is over.";
            case CLAIMED ->
                "Take what each return that stands claims, checked or not. A return that"
                        + " was corrected no longer stands.";
            case VERIFIED ->
                "Take each claim of a return that stands, where whoever checked it"
                        + " accepted evidence of the grade that the contract asks for, or"
                        + " better.";
        };
        return new Receipt.Formula(
                "sum of what is " + part.words().toLowerCase(java.util.Locale.ROOT),
                1,
                takes + above(least) + " " + adds + " A missing figure is left out; it does not count as 0.",
                "Tallystick, docs/receipts.md, section “Formulas”");
    }

    private static String above(@Nullable Grade least) {
        return least == null
                ? ""
                : " Of these, take those with evidence of the grade “%s”, or better.".formatted(least.words());
    }

    /// "Verified: Jobs for residents, in Shropshire, as at 22 November 2026".
    static String words(Wanted wanted, MeasureName measure, String scope) {
        return wanted.part().words()
                + ": "
                + measure.name()
                + scope
                + period(wanted.period())
                + evidence(wanted.least())
                + contracts(wanted.contracts())
                + ", as at "
                + UkTime.date(wanted.asAt());
    }

    private static String evidence(@Nullable Grade least) {
        return least == null ? "" : ", on evidence of the grade “%s” or better".formatted(least.words());
    }

    private static String contracts(IdRange contracts) {
        return contracts.equals(IdRange.ALL) ? "" : ", contracts whose id begins with " + contracts.digits();
    }

    /// What a receipt lists: its inputs where they are few, or else the quarters, or else parts of
    /// the one quarter there is.
    static Receipt.Listing listing(List<Subtotal> quarters, int most) {
        if (count(quarters) <= most) return Receipt.Listing.INPUTS;
        return quarters.size() > 1 ? Receipt.Listing.QUARTERS : Receipt.Listing.CONTRACTS;
    }

    static long count(List<Subtotal> parts) {
        return parts.stream().mapToLong(Subtotal::inputs).sum();
    }

    public static String period(Period period) {
        if (period.equals(Period.EVER)) return "";
        if (period.first().equals(period.last())) return ", " + period.first().inWords();
        return ", " + period.first().inWords() + " until " + period.last().inWords();
    }

    static Receipt.InputLine line(int number, Input input) {
        var verification = input.verification();
        var state = input.state();
        return new Receipt.InputLine(
                number,
                input.contract(),
                input.title(),
                input.commitment(),
                input.edition(),
                input.measure(),
                input.quarter().toString(),
                input.submitted(),
                input.claim().map(Amount::of).map(Amount::canonical).orElse(null),
                state == null ? null : state.name(),
                input.decided(),
                verification != null && !verification.equals(input.decided()),
                input.found().map(Enum::name).orElse(null),
                input.amount().canonical());
    }

    /// @param receipt the number that its own receipt is of
    static Receipt.SubtotalLine line(int number, Subtotal part, Wanted receipt) {
        return new Receipt.SubtotalLine(
                number,
                part.quarter().toString(),
                digits(part.contracts()),
                part.inputs(),
                part.amount().canonical(),
                receipt.data());
    }

    static @Nullable String digits(IdRange contracts) {
        return contracts.equals(IdRange.ALL) ? null : contracts.digits();
    }

    /// The sum; empty where there is nothing to add.
    static Optional<Amount> sum(List<Amount> amounts) {
        return amounts.stream().reduce((a, b) -> {
            var ofA = a.of();
            var ofB = b.of();
            var of = ofA == null || ofB == null ? null : ofA.add(ofB);
            return new Amount(a.kind(), a.part().add(b.part()), of);
        });
    }

    static Receipt.Result result(Figure.Part part, Optional<Amount> sum) {
        return new Receipt.Result(
                sum.map(Amount::canonical).orElse(null), sum.map(Amount::shown).orElse(Missing.words(part)));
    }

    static Receipt.Worth worth(BigDecimal units, ProxyValue value) {
        var proxy = value.proxy();
        return new Receipt.Worth(
                units.toPlainString(),
                proxy.value().toPlainString(),
                value.pounds().toPlainString(),
                value.shown(),
                proxy.source(),
                proxy.priceYear(),
                proxy.place(),
                proxy.licence());
    }

    static Receipt.Ledger ledger(Proven proven) {
        var base64 = Base64.getEncoder();
        return new Receipt.Ledger(
                proven.entries().stream().map(ReceiptRules::line).toList(),
                proven.checkpoint(),
                proven.proof().stream().map(base64::encodeToString).toList());
    }

    private static Receipt.EntryLine line(SealedEntry entry) {
        var leaf = entry.leaf();
        return new Receipt.EntryLine(
                time(entry.at()),
                entry.act(),
                entry.about().kind(),
                entry.about().id(),
                entry.facts(),
                entry.privateDigest(),
                entry.index(),
                leaf == null ? null : Base64.getEncoder().encodeToString(leaf));
    }

    /// UTC with six places after the second, as the ledger hashes it.
    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
