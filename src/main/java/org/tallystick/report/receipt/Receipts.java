package org.tallystick.report.receipt;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.figure.Inputs;
import org.tallystick.delivery.figure.Inputs.Input;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Proxies;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.platform.ledger.Heads;
import org.tallystick.platform.ledger.SealedEntries;
import org.tallystick.platform.ledger.SealedEntries.SealedEntry;
import org.tallystick.platform.page.Site;
import org.tallystick.shared.Actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// Makes receipts, each from one moment of the database.
@Component
class Receipts {

    /// A receipt with more inputs than this lists contracts instead.
    static final int MOST_INPUTS = 2_000;

    private static final Pattern REPLACES = Pattern.compile("8:replaces,36:([0-9a-f-]{36}),");
    private static final Pattern RETURN = Pattern.compile("6:return,36:([0-9a-f-]{36}),");

    private final Inputs inputs;
    private final Contracts contracts;
    private final Names names;
    private final Scopes scopes;
    private final SealedEntries entries;
    private final Heads heads;
    private final Proxies proxies;
    private final Site site;

    Receipts(
            Inputs inputs,
            Contracts contracts,
            Names names,
            Scopes scopes,
            SealedEntries entries,
            Heads heads,
            Proxies proxies,
            Site site) {
        this.inputs = inputs;
        this.contracts = contracts;
        this.names = names;
        this.scopes = scopes;
        this.entries = entries;
        this.heads = heads;
        this.proxies = proxies;
        this.site = site;
    }

    /// The receipt of a number; empty where there is no such measure or scope, or none that this
    /// actor may see.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Receipt> of(Actor actor, Wanted wanted, Instant now) {
        return of(actor, wanted, now, MOST_INPUTS);
    }

    Optional<Receipt> of(Actor actor, Wanted wanted, Instant now, int most) {
        var measure = names.find(wanted.edition(), wanted.measure());
        var scope = scopes.words(actor, wanted.scope());
        if (measure.isEmpty() || scope.isEmpty()) return Optional.empty();
        var made = new Draft(wanted, measure.get(), scope.get(), now);
        var least = wanted.least();
        // The verified lines of one contract, however many: its subtotal would not know the grade.
        if (least != null)
            return Optional.of(
                    byInputs(
                            actor,
                            made,
                            inputs.of(actor, wanted.inputs(), Integer.MAX_VALUE).stream()
                                    .filter(
                                            each ->
                                                    each.found()
                                                            .filter(
                                                                    grade ->
                                                                            grade.compareTo(least)
                                                                                    >= 0)
                                                            .isPresent())
                                    .toList()));
        var found = inputs.of(actor, wanted.inputs(), most + 1);
        return Optional.of(
                found.size() > most ? bySubtotals(actor, made) : byInputs(actor, made, found));
    }

    private record Draft(Wanted wanted, MeasureName measure, String scope, Instant now) {}

    private Receipt byInputs(Actor actor, Draft draft, List<Input> found) {
        var titles = contracts.find(actor, found.stream().map(Input::contract).distinct().toList());
        var lines = new ArrayList<Receipt.InputLine>();
        for (var input : found)
            lines.add(ReceiptRules.line(lines.size() + 1, input, title(titles, input.contract())));
        var sum = ReceiptRules.sum(found.stream().map(Input::amount).toList());
        var ledger = new Receipt.Ledger(entries(found), head());
        return receipt(draft, Receipt.Listing.INPUTS, found.size(), lines, List.of(), sum, ledger);
    }

    private Receipt bySubtotals(Actor actor, Draft draft) {
        var found = inputs.byContract(actor, draft.wanted().inputs());
        var titles = contracts.find(actor, found.stream().map(Inputs.Subtotal::contract).toList());
        var lines = new ArrayList<Receipt.SubtotalLine>();
        for (var each : found)
            lines.add(
                    new Receipt.SubtotalLine(
                            lines.size() + 1,
                            each.contract(),
                            title(titles, each.contract()),
                            each.inputs(),
                            each.amount().canonical(),
                            draft.wanted().of(new Scope.OneContract(each.contract())).data()));
        var sum = ReceiptRules.sum(found.stream().map(Inputs.Subtotal::amount).toList());
        var count = found.stream().mapToLong(Inputs.Subtotal::inputs).sum();
        var ledger = new Receipt.Ledger(List.of(), head());
        return receipt(draft, Receipt.Listing.SUBTOTALS, count, List.of(), lines, sum, ledger);
    }

    private static String title(Map<UUID, Contract> titles, UUID contract) {
        var found = titles.get(contract);
        return found == null ? contract.toString() : found.title();
    }

    private Receipt receipt(
            Draft draft,
            Receipt.Listing listing,
            long count,
            List<Receipt.InputLine> lines,
            List<Receipt.SubtotalLine> subtotals,
            Optional<Amount> sum,
            Receipt.Ledger ledger) {
        var wanted = draft.wanted();
        var measure = draft.measure();
        var ever = wanted.period().equals(Period.EVER);
        return new Receipt(
                Receipt.FORM,
                ReceiptRules.time(draft.now()),
                site.council(),
                new Receipt.FigureMeant(
                        ReceiptRules.words(wanted, measure, draft.scope()),
                        wanted.part().name(),
                        wanted.scope().name(),
                        wanted.scope().subject(),
                        ever ? null : wanted.period().first().toString(),
                        ever ? null : wanted.period().last().toString(),
                        wanted.asAt().toString(),
                        wanted.least() == null ? null : wanted.least().name(),
                        wanted.data()),
                new Receipt.Measured(
                        measure.edition(),
                        measure.number(),
                        measure.framework(),
                        measure.reference(),
                        measure.name(),
                        measure.kind().name(),
                        measure.unit()),
                ReceiptRules.formula(wanted.part(), wanted.least(), measure.kind()),
                listing,
                count,
                lines,
                subtotals,
                ReceiptRules.ROUNDING,
                ReceiptRules.result(wanted.part(), sum),
                sum.map(units -> worth(wanted, units)).orElse(null),
                ledger);
    }

    /// What the units are said to be worth, for one buyer's figures.
    private Receipt.@Nullable Worth worth(Wanted wanted, Amount units) {
        var buyer = scopes.buyer(wanted.scope());
        return buyer.flatMap(each -> proxies.of(each, wanted.edition(), wanted.measure(), units))
                .map(value -> ReceiptRules.worth(units.part(), value))
                .orElse(null);
    }

    private Receipt.@Nullable HeadLine head() {
        return heads.latest().map(ReceiptRules::line).orElse(null);
    }

    /// Every entry that bears an input out, with the returns that its return corrected.
    private List<Receipt.EntryLine> entries(List<Input> found) {
        var wanted = new TreeMap<String, TreeSet<UUID>>();
        for (var input : found)
            for (var about : input.entries())
                wanted.computeIfAbsent(about.kind(), kind -> new TreeSet<>())
                        .add(UUID.fromString(about.id()));
        var lines = new ArrayList<SealedEntry>();
        var returns = new TreeSet<UUID>();
        wanted.forEach(
                (kind, ids) -> {
                    if (kind.equals("return")) returns.addAll(ids);
                    else lines.addAll(entries.about(kind, ids));
                });
        lines.forEach(entry -> ids(RETURN, entry).forEach(returns::add));
        lines.addAll(withWhatTheyReplaced(returns));
        return lines.stream().map(ReceiptRules::line).toList();
    }

    private List<SealedEntry> withWhatTheyReplaced(TreeSet<UUID> returns) {
        var all = new ArrayList<SealedEntry>();
        var seen = new HashSet<UUID>();
        var next = new TreeSet<>(returns);
        while (!next.isEmpty()) {
            var some = entries.about("return", next);
            all.addAll(some);
            seen.addAll(next);
            next.clear();
            some.forEach(entry -> ids(REPLACES, entry).forEach(next::add));
            next.removeAll(seen);
        }
        return all;
    }

    private static List<UUID> ids(Pattern fact, SealedEntry entry) {
        return fact.matcher(entry.facts())
                .results()
                .map(match -> UUID.fromString(match.group(1)))
                .toList();
    }
}
