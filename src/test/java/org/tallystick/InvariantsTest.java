package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.shared.Invariant;

/// What `bin/tallystick doctor` asks, asked of the house after every other test has lived in it.
@OnPostgres
@Order(Integer.MAX_VALUE)
class InvariantsTest {

    @Autowired
    List<Invariant> invariants;

    @Test
    void everythingThatMustHoldHolds() {
        assertThat(invariants).isNotEmpty();
        assertThat(invariants.stream()
                        .collect(Collectors.toMap(Invariant::sentence, Invariant::breaches))
                        .entrySet())
                .allSatisfy(checked ->
                        assertThat(checked.getValue()).as(checked.getKey()).isEmpty());
    }
}
