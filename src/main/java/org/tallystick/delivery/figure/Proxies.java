package org.tallystick.delivery.figure;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.ProxySwitches;
import org.tallystick.shared.OrganisationId;

/// Money values that somebody puts on units of a measure. Off until a buyer switches a framework's
/// on, which [ProxySwitches] knows; shown in a column of their own, and never added to real money:
/// no method here gives a sum with pounds.
@Component
public class Proxies {

    private final Frameworks frameworks;
    private final ProxySwitches switches;

    Proxies(Frameworks frameworks, ProxySwitches switches) {
        this.frameworks = frameworks;
        this.switches = switches;
    }

    /// What so many units come to, for one buyer's figures; empty where it is switched off, nobody
    /// has put a value on the measure, or it is not a count.
    public Optional<ProxyRules.ProxyValue> of(OrganisationId buyer, UUID edition, String measure, Amount units) {
        if (units.kind() != MeasureKind.COUNT) return Optional.empty();
        return frameworks
                .edition(edition)
                .flatMap(each -> each.document()
                        .measure(measure)
                        .flatMap(found -> Optional.ofNullable(found.proxy()))
                        .filter(_ -> switches.on(buyer, each.framework())))
                .map(proxy -> ProxyRules.value(units.part(), proxy));
    }
}
