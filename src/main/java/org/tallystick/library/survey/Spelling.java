package org.tallystick.library.survey;

import java.text.Normalizer;
import java.util.Locale;

/// When two writings of one text count as the same: whatever the capitals, the kind of space, of
/// quotation mark and of dash.
public final class Spelling {

    private Spelling() {}

    public static String of(String text) {
        var plain = text;
        if (!isPlain(text))
            plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                    .replaceAll("[\u2018\u2019\u02BC`]", "'")
                    .replaceAll("[\u201C\u201D]", "\"")
                    .replaceAll("[\u2010-\u2015\u2212]", "-")
                    .replaceAll("[\\p{Z}\\s]+", " ");
        return plain.strip().toLowerCase(Locale.ROOT);
    }

    /// Most text needs no more than its capitals made small.
    private static boolean isPlain(String text) {
        var before = 'x';
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c < ' ' || c > '~' || c == '`' || (c == ' ' && before == ' ')) return false;
            before = c;
        }
        return true;
    }

    /// Letters and digits alone, for headings.
    public static String bare(String text) {
        return of(text).replaceAll("[^\\p{L}\\p{N}%£]", "");
    }
}
