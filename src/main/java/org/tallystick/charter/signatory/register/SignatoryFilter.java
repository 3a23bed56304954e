package org.tallystick.charter.signatory.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Keys;

/// Which signatories the list shows, as its address says it. What cannot be read does not narrow
/// it, so that an old bookmark still opens.
///
/// @param charter by its id; empty for all
/// @param place the GSS code; empty for all
/// @param principle its reference: those who do it or plan to; empty for all
record SignatoryFilter(
        String words, String charter, Size size, Sector sector, String place, String principle, Offer offer) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9.-]{1,36}");

    public enum Size {
        ANY,
        MICRO,
        SMALL,
        MEDIUM,
        LARGE;

        public String words() {
            return this == ANY
                    ? "Any size"
                    : org.tallystick.platform.organisation.Size.valueOf(name()).words();
        }
    }

    public enum Sector {
        ANY,
        PUBLIC,
        PRIVATE,
        VCSE,
        SOCIAL_ENTERPRISE,
        OTHER;

        public String words() {
            return this == ANY
                    ? "Any kind"
                    : org.tallystick.platform.organisation.Sector.valueOf(name())
                            .words();
        }
    }

    public enum Offer {
        ANY("With or without an offer"),
        DISCOUNT("Discounts"),
        SPACE("Space"),
        VOLUNTEERS("Volunteers");

        private final String words;

        Offer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// What stands in the address, as it was typed.
    record Asked(
            @Nullable String words,
            @Nullable String charter,
            @Nullable String size,
            @Nullable String sector,
            @Nullable String place,
            @Nullable String principle,
            @Nullable String offer) {}

    static SignatoryFilter read(Asked asked) {
        return new SignatoryFilter(
                asked.words() == null || asked.words().length() > 100
                        ? ""
                        : asked.words().strip(),
                reference(asked.charter()),
                Keys.read(asked.size(), Size.ANY),
                Keys.read(asked.sector(), Sector.ANY),
                reference(asked.place()),
                reference(asked.principle()),
                Keys.read(asked.offer(), Offer.ANY));
    }

    private static String reference(@Nullable String typed) {
        return typed != null && REFERENCE.matcher(typed).matches() ? typed : "";
    }

    boolean takes(SignatoryRow row, @Nullable String placeName) {
        return row.organisation().toLowerCase(Locale.UK).contains(words.toLowerCase(Locale.UK))
                && (charter.isEmpty() || row.charterId().toString().equals(charter))
                && (size == Size.ANY || row.size().name().equals(size.name()))
                && (sector == Sector.ANY || row.sector().name().equals(sector.name()))
                && (place.isEmpty() || (placeName != null && placeName.equals(row.place())))
                && (principle.isEmpty()
                        || row.does().contains(principle)
                        || row.plans().contains(principle))
                && (offer == Offer.ANY || row.offers().contains(Card.Kind.valueOf(offer.name())));
    }

    public boolean narrows() {
        return !query().isEmpty();
    }

    String query() {
        var query = new StringBuilder();
        add(query, "words", words);
        add(query, "charter", charter);
        if (size != Size.ANY) add(query, "size", Keys.write(size));
        if (sector != Sector.ANY) add(query, "sector", Keys.write(sector));
        add(query, "place", place);
        add(query, "principle", principle);
        if (offer != Offer.ANY) add(query, "offer", Keys.write(offer));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (value.isEmpty()) return;
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    public String address() {
        return narrows() ? "/signatories?" + query() : "/signatories";
    }

    public String address(int page) {
        return address() + (narrows() ? "&page=" : "?page=") + page;
    }
}
