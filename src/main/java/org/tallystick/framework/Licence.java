package org.tallystick.framework;

/// On what terms an edition may be used.
///
/// @param mayBeShared whether a public site may show and export it
public record Licence(String name, boolean mayBeShared) {

    public Licence {
        name = Words.needed(name, "a licence's name");
    }
}
