package org.tallystick.charter.mark;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Many;

/// A way to award the Mark: the three of Shropshire's survey (question 14), and "not offered",
/// which is a way like the others.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "scheme")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MarkScheme.MinimumNumber.class, name = "1"),
    @JsonSubTypes.Type(value = MarkScheme.FixedTargets.class, name = "2"),
    @JsonSubTypes.Type(value = MarkScheme.Proportionate.class, name = "3"),
    @JsonSubTypes.Type(value = MarkScheme.NotOffered.class, name = "not offered")
})
public sealed interface MarkScheme {

    /// Scheme 1: a minimum number of measures for all; which ones, and their targets, are agreed
    /// with each signatory.
    ///
    /// @param minimum 1 to 14
    /// @param starting targets from which an agreement starts, and by which a scheme is tried out
    record MinimumNumber(int minimum, List<Target> starting, Terms terms) implements MarkScheme {
        public MinimumNumber {
            within(minimum);
            starting = List.copyOf(starting);
        }
    }

    /// Scheme 2: how many measures and which is agreed with each signatory; the targets are the
    /// same for all.
    ///
    /// @param suggested how many measures, where nothing is agreed yet
    record FixedTargets(int suggested, List<Target> targets, Terms terms) implements MarkScheme {
        public FixedTargets {
            within(suggested);
            targets = List.copyOf(targets);
        }
    }

    /// Scheme 3: measures and targets are agreed in proportion to the signatory's size.
    ///
    /// @param bands by size: how many measures, and which percentage of the full targets
    record Proportionate(Map<Size, Band> bands, List<Target> full, Terms terms) implements MarkScheme {
        public Proportionate {
            bands = Map.copyOf(bands);
            full = List.copyOf(full);
            for (var size : Size.values())
                if (!bands.containsKey(size)) throw new IllegalArgumentException("no band for " + size);
        }

        Band band(Size size) {
            return java.util.Objects.requireNonNull(bands.get(size));
        }
    }

    record NotOffered(String because) implements MarkScheme {
        public NotOffered {
            if (because.isBlank()) throw new IllegalArgumentException("no reason");
        }
    }

    /// What every scheme that is offered says.
    ///
    /// @param grade claims verified on evidence below this do not count
    /// @param quarters how many whole quarters up to the decision are looked at
    /// @param years how long the mark is held
    record Terms(Grade grade, int quarters, int years) {
        public Terms {
            if (quarters < 1 || quarters > 12 || years < 1 || years > 5)
                throw new IllegalArgumentException("no such period: " + quarters + ", " + years);
        }
    }

    /// @param percent of the full target, 1 to 100
    record Band(int minimum, BigDecimal percent) {
        public Band {
            within(minimum);
            if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)
                throw new IllegalArgumentException("no such percentage: " + percent);
        }
    }

    int MOST_MEASURES = 14;

    private static void within(int minimum) {
        if (minimum < 1 || minimum > MOST_MEASURES)
            throw new IllegalArgumentException("no such number of measures: " + minimum);
    }

    /// The terms; none where the Mark is not offered.
    default Optional<Terms> offered() {
        return switch (this) {
            case MinimumNumber(var _, var _, var terms) -> Optional.of(terms);
            case FixedTargets(var _, var _, var terms) -> Optional.of(terms);
            case Proportionate(var _, var _, var terms) -> Optional.of(terms);
            case NotOffered _ -> Optional.empty();
        };
    }

    /// The targets that the scheme itself names.
    default List<Target> named() {
        return switch (this) {
            case MinimumNumber(var _, var starting, var _) -> starting;
            case FixedTargets(var _, var targets, var _) -> targets;
            case Proportionate(var _, var full, var _) -> full;
            case NotOffered _ -> List.of();
        };
    }

    default String words() {
        return switch (this) {
            case MinimumNumber(var minimum, var _, var _) ->
                "Scheme 1: at least " + measures(minimum) + "; which, and their targets, agreed with each signatory";
            case FixedTargets _ ->
                "Scheme 2: how many measures and which agreed with each signatory; the same targets for all";
            case Proportionate _ -> "Scheme 3: measures and targets in proportion to the signatory's size";
            case NotOffered(var because) -> "Not offered: " + because;
        };
    }

    static String measures(int number) {
        return Many.of(number, "measure");
    }
}
