package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;

class SpreadTest {

    @Property
    void theQuartersAddUpToTheTotalAndDifferByOneStepAtMost(
            @ForAll(min = "0", max = "999999999", scale = 2) BigDecimal total,
            @ForAll(min = "1", max = "60") int quarters) {
        var spread = SpreadRules.evenly(total, quarters);
        assertThat(spread).hasSize(quarters);
        assertThat(spread.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
        var whole = total.stripTrailingZeros().scale() <= 0;
        assertThat(spread.getLast().subtract(spread.getFirst()))
                .isLessThanOrEqualTo(whole ? BigDecimal.ONE : new BigDecimal("0.01"));
        if (whole) assertThat(spread).allMatch(each -> each.stripTrailingZeros().scale() <= 0);
    }
}
