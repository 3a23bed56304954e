package org.tallystick.framework.shown;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.form.Keys;

/// Which measures a list shows, as its address says.
///
/// @param framework one only; null for all
/// @param words in the measure's reference, name, unit or guidance; empty for any
/// @param retired whether those no longer offered are shown too
record MeasureFilter(@Nullable UUID framework, Kind kind, String words, Retired retired) {

    public static final MeasureFilter ALL = new MeasureFilter(null, Kind.ANY, "", Retired.HIDE);

    public enum Kind {
        ANY("Any kind"),
        COUNT("Count"),
        POUNDS("Pounds"),
        SHARE("Share"),
        NARRATIVE("Narrative"),
        YES_NO("Yes or no");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Retired {
        HIDE,
        SHOW
    }

    static MeasureFilter read(
            @Nullable String framework, @Nullable String kind, @Nullable String words, @Nullable String retired) {
        return new MeasureFilter(
                id(framework),
                Keys.read(kind, Kind.ANY),
                words == null ? "" : words.strip(),
                Keys.read(retired, Retired.HIDE));
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    public boolean narrows() {
        return framework != null || kind != Kind.ANY || !words.isEmpty();
    }

    boolean takes(Published edition) {
        return framework == null || framework.equals(edition.framework());
    }

    boolean takes(Measure measure) {
        return (kind == Kind.ANY || kind.name().equals(measure.kind().name()))
                && (retired == Retired.SHOW || measure.offered())
                && speaksOf(measure);
    }

    private boolean speaksOf(Measure m) {
        var all = m.reference() + " " + m.name() + " " + m.unit() + " " + m.guidance();
        return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /// The address of the list: "/measures?kind=count".
    public String address() {
        var query = new ArrayList<String>();
        if (framework != null) query.add("framework=" + framework);
        if (kind != Kind.ANY) query.add("kind=" + Keys.write(kind));
        if (!words.isEmpty()) query.add("words=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        if (retired != Retired.HIDE) query.add("retired=" + Keys.write(retired));
        return query.isEmpty() ? "/measures" : "/measures?" + String.join("&", query);
    }
}
