package org.tallystick.library.ocds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Identifier;

/// A buyer or supplier as a release names it.
///
/// @param identifiers its numbers in public registers, well formed, in the order given; empty where
///   it has none
/// @param scale as given, like "sme" or "large"
/// @param vcse whether it is a voluntary, community or social enterprise, where stated
/// @param postcode as given
public record Body(
        String name,
        List<Identifier> identifiers,
        @Nullable String scale,
        @Nullable Boolean vcse,
        @Nullable String postcode) {

    public Body {
        identifiers = List.copyOf(identifiers);
    }
}
