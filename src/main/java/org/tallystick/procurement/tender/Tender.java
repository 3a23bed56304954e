package org.tallystick.procurement.tender;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Direction;
import org.tallystick.framework.MeasureKind;
import org.tallystick.procurement.Promise;
import org.tallystick.procurement.policy.Policy.Body;
import org.tallystick.procurement.policy.Policy.ContractKind;
import org.tallystick.procurement.policy.TenderFacts;
import org.tallystick.procurement.tender.Criterion.Points;
import org.tallystick.shared.Money;
import org.tallystick.shared.Quarter;

/// A tender that has been checked, as it is published.
///
/// @param options what all options to extend add to the value, on its VAT basis; null where nobody
///   said, as in tenders published before it was asked
/// @param date the tender's date, by which the policies are chosen
/// @param deadline the first moment that is too late for a bid, unless an extension moves it
/// @param category a CPV division, or plain words
/// @param edition the framework edition that the measures belong to
/// @param weight of social value in the whole score, in points of 100
/// @param leftOut why other measures were left out; empty where nobody said
/// @param kpis how many KPIs will be set and published, null where nobody said
/// @param waivers reasons in writing, by policy and requirement: "bradford/EMPLOYMENT_AND_SKILLS"
public record Tender(
        String title,
        Money value,
        @Nullable BigDecimal options,
        LocalDate date,
        Instant deadline,
        LocalDate starts,
        LocalDate ends,
        String category,
        String place,
        Body body,
        ContractKind kind,
        UUID edition,
        BigDecimal weight,
        List<Choice> choices,
        String leftOut,
        @Nullable Integer kpis,
        Map<String, String> waivers) {

    public Tender {
        choices = List.copyOf(choices);
        waivers = Map.copyOf(waivers);
    }

    /// A measure that the tender asks for.
    ///
    /// @param outcome the outcome's reference, or the theme's where the framework lists its
    ///   measures by theme
    /// @param points null where it is not linked to the subject matter and so becomes a term of the
    ///   contract
    /// @param target the quantity that earns every point; null where the best bid sets it
    /// @param skills whether it is a measure of employment and skills; null where nobody said
    public record Choice(
            String measure,
            String name,
            String outcome,
            MeasureKind kind,
            String unit,
            Direction direction,
            @Nullable Points points,
            @Nullable BigDecimal target,
            @Nullable Boolean skills) {

        public Promise.Basis basis() {
            return points == null ? Promise.Basis.TERM : Promise.Basis.CRITERION;
        }

        public Optional<Criterion> criterion() {
            return Optional.ofNullable(points)
                    .map(earned -> new Criterion(measure, earned, direction == Direction.LESS, target));
        }
    }

    public Optional<Choice> choice(String measure) {
        return choices.stream()
                .filter(choice -> choice.measure().equals(measure))
                .findFirst();
    }

    public List<Criterion> criteria() {
        return choices.stream().map(Choice::criterion).flatMap(Optional::stream).toList();
    }

    /// The quarters of the contract, for which targets are asked.
    public List<Quarter> quarters() {
        return Quarter.between(starts, ends).toList();
    }

    /// @param adopted the ids of the policies that the buyer adopts
    public TenderFacts facts(java.util.Set<String> adopted) {
        var criteria = criteria();
        return new TenderFacts(
                date,
                Optional.of(value),
                options == null ? BigDecimal.ZERO : options,
                body,
                kind,
                adopted,
                (int) choices.stream().map(Choice::outcome).distinct().count(),
                choices.size(),
                skills(),
                weight,
                criteria.stream().map(each -> each.points().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add),
                (int) criteria.stream()
                        .filter(each -> each.points().delivery().signum() == 0
                                || each.points().verification().signum() == 0)
                        .count(),
                Optional.ofNullable(kpis),
                waivers);
    }

    private Optional<Boolean> skills() {
        var said = choices.stream().map(Choice::skills).toList();
        if (said.contains(Boolean.TRUE)) return Optional.of(true);
        return said.stream().anyMatch(Objects::isNull) ? Optional.empty() : Optional.of(false);
    }
}
