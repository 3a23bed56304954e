package org.tallystick.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.Spent;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

class QuantityTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/examples/quantities.csv", numLinesToSkip = 1)
    void isReadShownAndKept(MeasureKind kind, String typed, String shown, String canonical) {
        check(Quantity.read(kind, fields(kind, typed)), kind, shown, canonical);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvFileSource(resources = "/examples/changes.csv", numLinesToSkip = 1)
    void onlyAChangeMayFall(MeasureKind kind, String unit, String typed, String shown, String canonical) {
        check(Quantity.delivered(kind, unit, fields(kind, typed)), kind, shown, canonical);
    }

    private static void check(Checked<Quantity> read, MeasureKind kind, String shown, String canonical) {
        switch (read) {
            case Checked.Valid<Quantity>(var quantity) -> {
                assertThat(quantity.shown()).isEqualTo(shown);
                assertThat(quantity.canonical()).isEqualTo(canonical);
                assertThat(Quantity.of(kind, quantity.canonical())).isEqualTo(quantity);
            }
            case Checked.Invalid<Quantity>(var problems) -> {
                assertThat(problems.stream().map(Problem::message).collect(Collectors.joining(" / ")))
                        .isEqualTo(shown);
                assertThat(canonical).isNull();
            }
        }
    }

    private static Map<String, String> fields(MeasureKind kind, String typed) {
        if (typed == null) return Map.of();
        return switch (kind) {
            case COUNT, POUNDS -> Map.of("amount", typed);
            case SHARE -> Map.of("part", typed.split(" of ")[0], "whole", typed.split(" of ")[1]);
            case NARRATIVE -> Map.of("words", typed);
            case YES_NO -> Map.of("answer", typed);
        };
    }

    @Test
    void elevenCharactersDoNotStopTheServer() {
        var began = Spent.processor();
        assertThat(Quantity.read(MeasureKind.COUNT, Map.of("amount", "1e999999999")))
                .isInstanceOf(Checked.Invalid.class);
        assertThat(Spent.processor().minus(began)).isLessThan(Duration.ofMillis(500));
    }

    Gen<BigDecimal> amounts() {
        return Gen.decimals(BigDecimal.ZERO, new BigDecimal("1e12"), 2);
    }

    Gen<Quantity> shares() {
        var whole = Gen.decimals(new BigDecimal("0.01"), new BigDecimal("1e12"), 2);
        var part = amounts();
        return random -> new Quantity.Share(part.next(random), whole.next(random));
    }

    @Property
    void sharesAddAsPartsOverWholes(@ForAll("shares") Quantity a, @ForAll("shares") Quantity b) {
        if (!(a instanceof Quantity.Share one
                && b instanceof Quantity.Share two
                && a.plus(b) instanceof Quantity.Share both)) throw new AssertionError();
        assertThat(both.part()).isEqualByComparingTo(one.part().add(two.part()));
        assertThat(both.whole()).isEqualByComparingTo(one.whole().add(two.whole()));
        assertThat(both.percent())
                .isBetween(one.percent().min(two.percent()), one.percent().max(two.percent()));
    }

    @Property
    void orderDoesNotMatter(@ForAll("shares") Quantity a, @ForAll("shares") Quantity b, @ForAll("shares") Quantity c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property
    void canonicalTextTellsOneQuantity(@ForAll("shares") Quantity share, @ForAll("amounts") BigDecimal amount) {
        assertThat(Quantity.of(MeasureKind.SHARE, share.canonical())).isEqualTo(share);
        assertThat(Quantity.of(MeasureKind.POUNDS, new Quantity.Pounds(amount).canonical()))
                .isEqualTo(new Quantity.Pounds(amount.setScale(5)));
    }

    @Test
    void missingIsNotZeroAndUnlikeKindsDoNotAdd() {
        assertThat(Quantity.sum(Stream.of())).isEmpty();
        assertThat(new Quantity.YesNo(true).plus(new Quantity.YesNo(false)).shown())
                .isEqualTo("No");
        var one = new Quantity.Count(BigDecimal.ONE);
        assertThatThrownBy(() -> one.plus(new Quantity.Pounds(BigDecimal.ONE))).hasMessageContaining("do not add up");
        assertThatThrownBy(() -> new Quantity.Share(BigDecimal.ZERO, BigDecimal.ZERO))
                .hasMessage("a share of nothing");
    }
}
