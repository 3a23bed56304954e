package org.tallystick.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// A property that does not hold fails and says with which seed; one that holds was tried as often
/// as it asks.
class PropertyTest {

    private static final AtomicInteger TRIED = new AtomicInteger();

    @Test
    void whatDoesNotHoldFailsAndNamesItsSeed() {
        var failures = run(DoesNotHold.class).getSummary().getFailures();
        assertThat(failures).hasSize(1);
        assertThat(failures.getFirst().getException())
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("Try [0-9]+, -Dtallystick\\.seed=-?[0-9]+, with \\[[0-9]+]")
                .hasRootCauseMessage("above ninety");
    }

    @Test
    void whatHoldsIsTriedAsOftenAsAsked() {
        TRIED.set(0);
        assertThat(run(Holds.class).getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(TRIED).hasValue(40);
    }

    @Test
    void theSameSeedMakesTheSame() {
        var texts = Gen.texts(20).list(0, 5);
        assertThat(texts.next(new Random(7))).isEqualTo(texts.next(new Random(7)));
    }

    @Property
    void numbersKeepTheirBounds(@ForAll(min = "-3", max = "5") int number) {
        assertThat(number).isBetween(-3, 5);
    }

    @Property
    void decimalsKeepTheirBoundsAndPlaces(@ForAll(min = "-0.05", max = "12", scale = 2) BigDecimal number) {
        assertThat(number).isBetween(new BigDecimal("-0.05"), new BigDecimal("12"));
        assertThat(number.scale()).isEqualTo(2);
    }

    private static SummaryGeneratingListener run(Class<?> test) {
        var heard = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(test))
                                .build(),
                        heard);
        return heard;
    }

    static class DoesNotHold {
        @Property
        void isNeverAboveNinety(@ForAll(min = "0", max = "100") int number) {
            if (number > 90) throw new IllegalStateException("above ninety");
        }
    }

    static class Holds {
        @Property(tries = 40)
        void isCounted(@ForAll String any) {
            TRIED.incrementAndGet();
            assertThat(any).isNotNull();
        }
    }
}
