package org.tallystick.procurement.bid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.Size;
import org.tallystick.procurement.Promise;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.TenderFigures;
import org.tallystick.shared.Quarter;

/// A bid that has been checked against its tender.
///
/// @param offers by measure, in the tender's order
public record Bid(Bidder bidder, List<Offer> offers) {

    public Bid {
        offers = List.copyOf(offers);
    }

    /// The bidding organisation as it describes itself.
    ///
    /// @param scheme of the register that knows it, like GB-COH; empty with its number where there
    ///   is none
    /// @param email for what follows an award; empty where none was given
    public record Bidder(
            String name,
            String scheme,
            String number,
            @Nullable Size size,
            String email) {}

    /// What is promised for one measure.
    ///
    /// @param targets empty where the measure is a narrative
    public record Offer(String measure, Map<Quarter, Quantity> targets, String delivery, String verification) {

        public Offer {
            targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
        }

        public Optional<Quantity> total() {
            return Quantity.sum(targets.values().stream());
        }

        /// "4 apprenticeships"; a narrative has no number.
        public String inAll(Tender.Choice choice) {
            return total().map(each -> TenderFigures.shown(choice, each)).orElse("In words only");
        }

        /// The number that is compared with other bids: a share as a fraction of its whole, yes as
        /// 1 and no as 0.
        Optional<BigDecimal> compared() {
            return total().flatMap(total -> switch (total) {
                case Quantity.Count(var amount) -> Optional.of(amount);
                case Quantity.Pounds(var amount) -> Optional.of(amount);
                case Quantity.Share(var part, var whole) ->
                    Optional.of(part.multiply(BigDecimal.valueOf(100)).divide(whole, MathContext.DECIMAL128));
                case Quantity.YesNo(var yes) -> Optional.of(yes ? BigDecimal.ONE : BigDecimal.ZERO);
                case Quantity.Narrative _ -> Optional.<BigDecimal>empty();
            });
        }

        Promise promise(Promise.Basis basis) {
            return new Promise(measure, basis, targets, delivery, verification);
        }
    }

    public Entrant entrant(java.util.UUID id) {
        var quantities = new TreeMap<String, BigDecimal>();
        for (var offer : offers) offer.compared().ifPresent(total -> quantities.put(offer.measure(), total));
        return new Entrant(id, bidder.name(), quantities);
    }

    public List<Promise> promises(Tender tender) {
        return offers.stream()
                .map(offer -> offer.promise(
                        tender.choice(offer.measure()).orElseThrow().basis()))
                .toList();
    }
}
