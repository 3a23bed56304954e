package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

import java.math.BigDecimal;

class SpreadTest {

    @Property
    void theQuartersAddUpToTheTotalAndDifferByOneStepAtMost(
            @ForAll @BigRange(min = "0", max = "999999999") @Scale(2) BigDecimal total,
            @ForAll @IntRange(min = 1, max = 60) int quarters) {
        var spread = SpreadRules.evenly(total, quarters);
        assertThat(spread).hasSize(quarters);
        assertThat(spread.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total);
        var whole = total.stripTrailingZeros().scale() <= 0;
        assertThat(spread.getLast().subtract(spread.getFirst()))
                .isLessThanOrEqualTo(whole ? BigDecimal.ONE : new BigDecimal("0.01"));
        if (whole) assertThat(spread).allMatch(each -> each.stripTrailingZeros().scale() <= 0);
    }
}
