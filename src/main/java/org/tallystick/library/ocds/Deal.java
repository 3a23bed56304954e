package org.tallystick.library.ocds;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Release.Award;
import org.tallystick.library.ocds.Release.Contract;
import org.tallystick.library.ocds.Release.Period;
import org.tallystick.library.ocds.Release.Sum;

/// An award, the contract signed on it, or both: what one contract of ours begins from. The
/// contract is asked first, for it was signed; the award fills what the contract leaves out.
///
/// @param id the award's id; empty where the release names none
record Deal(String id, @Nullable Award award, @Nullable Contract contract) {

    static Deal of(@Nullable Award award, @Nullable Contract contract) {
        var id = contract != null && contract.award() != null ? contract.award() : award == null ? null : award.id();
        return new Deal(Objects.requireNonNullElse(id, ""), award, contract);
    }

    /// The contract's word where it has one, or else the award's.
    <T> @Nullable T first(Function<Contract, @Nullable T> ofContract, Function<Award, @Nullable T> ofAward) {
        var signed = contract == null ? null : ofContract.apply(contract);
        return signed != null ? signed : award == null ? null : ofAward.apply(award);
    }

    /// The sums that state something, the contract's before the award's.
    Stream<Sum> sums() {
        return Stream.of(contract == null ? null : contract.value(), award == null ? null : award.value())
                .filter(Objects::nonNull)
                .filter(Sum::stated);
    }

    /// The first and the last day, each the contract's before the award's; null where there is
    /// neither.
    @Nullable
    Period period() {
        var first = first(c -> c.period().first(), a -> a.period().first());
        var last = first(c -> c.period().last(), a -> a.period().last());
        return first == null && last == null ? null : new Period(first, last);
    }

    /// Whether a problem at this path is a problem of this deal's own value or period.
    boolean asksOfMoneyOrTime(String path) {
        return concerns(path, "value") || concerns(path, "period") || concerns(path, "contractPeriod");
    }

    boolean concerns(String path, String field) {
        return (contract != null && path.startsWith(contract.path() + "." + field))
                || (award != null && path.startsWith(award.path() + "." + field));
    }

    /// Whether the path leads into this deal, or into no award and no contract at all.
    boolean reaches(String path) {
        var elsewhere = path.startsWith("awards[") || path.startsWith("contracts[");
        return !elsewhere
                || (award != null && path.startsWith(award.path()))
                || (contract != null && path.startsWith(contract.path()));
    }
}
