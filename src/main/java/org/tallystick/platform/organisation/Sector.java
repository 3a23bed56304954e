package org.tallystick.platform.organisation;

/// What kind of organisation it is. VCSE is the voluntary, community and social enterprise sector;
/// social enterprises are told apart, as the Shropshire survey does.
public enum Sector {
    PUBLIC("Public body"),
    PRIVATE("Private firm"),
    VCSE("Voluntary or community organisation"),
    SOCIAL_ENTERPRISE("Social enterprise"),
    OTHER("Other"),
    UNKNOWN("Not known");

    private final String words;

    Sector(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
