package org.tallystick.report.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.figure.Inputs;
import org.tallystick.delivery.figure.Inputs.Input;
import org.tallystick.delivery.figure.Inputs.Subtotal;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Proxies;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.SealedEntries;
import org.tallystick.platform.page.Site;
import org.tallystick.shared.Actor;

/// Makes receipts, each from one moment of the database.
@Component
class Receipts {

    /// A receipt with more inputs than this lists what parts of them add instead.
    static final int MOST_INPUTS = 200;

    private final Inputs inputs;
    private final Names names;
    private final Scopes scopes;
    private final SealedEntries entries;
    private final Proxies proxies;
    private final Site site;

    Receipts(Inputs inputs, Names names, Scopes scopes, SealedEntries entries, Proxies proxies, Site site) {
        this.inputs = inputs;
        this.names = names;
        this.scopes = scopes;
        this.entries = entries;
        this.proxies = proxies;
        this.site = site;
    }

    /// The receipt of a number; empty where there is no such measure or scope, or none that this
    /// actor may see.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Receipt> of(Actor actor, Wanted wanted, Instant now) {
        return of(actor, wanted, now, MOST_INPUTS);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Receipt> of(Actor actor, Wanted wanted, Instant now, int most) {
        var measure = names.find(wanted.edition(), wanted.measure());
        var scope = scopes.name(actor, wanted.scope());
        if (measure.isEmpty() || scope.isEmpty()) return Optional.empty();
        var draft = new Draft(wanted, measure.get(), scope.get(), now);
        var quarters = inputs.byQuarter(wanted.inputs());
        return Optional.of(
                switch (ReceiptRules.listing(quarters, most)) {
                    case INPUTS -> byInputs(draft, inputs.of(wanted.inputs(), most));
                    case QUARTERS -> byParts(draft, Receipt.Listing.QUARTERS, quarters);
                    case CONTRACTS -> {
                        var one = quarters.getFirst();
                        var there = wanted.of(one.quarter(), one.contracts());
                        var parts = inputs.byContracts(there.inputs());
                        yield byParts(draft, Receipt.Listing.CONTRACTS, parts);
                    }
                });
    }

    /// @param name what the figure's place, body or contract is called
    private record Draft(Wanted wanted, MeasureName measure, String name, Instant now) {}

    private Receipt byInputs(Draft draft, List<Input> found) {
        var lines = new ArrayList<Receipt.InputLine>();
        for (var input : found) lines.add(ReceiptRules.line(lines.size() + 1, input));
        var sum = ReceiptRules.sum(found.stream().map(Input::amount).toList());
        var ledger = ReceiptRules.ledger(entries.about(about(found)));
        return receipt(draft, Receipt.Listing.INPUTS, found.size(), lines, List.of(), sum, ledger);
    }

    private Receipt byParts(Draft draft, Receipt.Listing listing, List<Subtotal> parts) {
        var lines = new ArrayList<Receipt.SubtotalLine>();
        for (var part : parts)
            lines.add(ReceiptRules.line(lines.size() + 1, part, draft.wanted().of(part.quarter(), part.contracts())));
        var sum = ReceiptRules.sum(parts.stream().map(Subtotal::amount).toList());
        var ledger = ReceiptRules.ledger(entries.about(List.of()));
        return receipt(draft, listing, ReceiptRules.count(parts), List.of(), lines, sum, ledger);
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
                        ReceiptRules.words(wanted, measure, Scopes.words(wanted.scope(), draft.name())),
                        wanted.part().name(),
                        wanted.scope().name(),
                        wanted.scope().subject(),
                        draft.name(),
                        ever ? null : wanted.period().first().toString(),
                        ever ? null : wanted.period().last().toString(),
                        wanted.asAt().toString(),
                        wanted.least() == null ? null : wanted.least().name(),
                        ReceiptRules.digits(wanted.contracts()),
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

    /// What the entries that bear the inputs out are about, with the returns that their returns
    /// corrected.
    private Set<About> about(List<Input> found) {
        var about = new LinkedHashSet<About>();
        for (var input : found) about.addAll(input.entries());
        var returns =
                found.stream().map(Input::submitted).filter(Objects::nonNull).distinct();
        for (var id : inputs.withCorrected(returns.toList())) about.add(About.of("return", id));
        return about;
    }
}
