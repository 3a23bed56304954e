package org.tallystick.framework;

import java.math.BigDecimal;

/// A £ value that somebody puts on one unit of a measure. Off until a council switches it on, and
/// never added to real money.
///
/// @param value pounds for one unit
/// @param source who worked it out and where it is published
/// @param priceYear the year in whose prices it is stated
/// @param place where it holds
/// @param licence on what terms it may be used
public record Proxy(BigDecimal value, String source, int priceYear, String place, String licence) {

    public Proxy {
        value = Quantity.plain(value);
        source = Words.needed(source, "a proxy's source");
        place = Words.needed(place, "a proxy's place");
        licence = Words.needed(licence, "a proxy's licence");
    }
}
