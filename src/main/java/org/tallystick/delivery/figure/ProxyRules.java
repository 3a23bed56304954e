package org.tallystick.delivery.figure;

import java.math.BigDecimal;
import org.tallystick.framework.Proxy;
import org.tallystick.shared.Figures;

/// What somebody says that delivered units are worth. Not money that anybody paid.
public final class ProxyRules {

    private ProxyRules() {}

    /// @param pounds units × value, not rounded
    /// @param because the multiplication in words, with source, price year, place and licence
    public record ProxyValue(BigDecimal pounds, Proxy proxy, String because) {

        /// "£12,345.60".
        public String shown() {
            return (pounds.signum() < 0 ? "-£" : "£") + Figures.pence(pounds.abs());
        }
    }

    public static ProxyValue value(BigDecimal units, Proxy proxy) {
        var pounds = units.multiply(proxy.value());
        return new ProxyValue(
                pounds,
                proxy,
                "%s × £%s = £%s: %s, %d prices, %s. Licence: %s. This is not money paid."
                        .formatted(
                                Figures.plain(units),
                                Figures.plain(proxy.value()),
                                Figures.pence(pounds),
                                proxy.source(),
                                proxy.priceYear(),
                                proxy.place(),
                                proxy.licence()));
    }
}
