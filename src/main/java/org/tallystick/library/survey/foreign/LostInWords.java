package org.tallystick.library.survey.foreign;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the words of another program hold that plain words cannot: pictures, places that it fills
/// in, and other languages than English and Welsh.
final class LostInWords {

    private static final Pattern PICTURE = Pattern.compile(
            "(?i)<(img|picture|svg|video|audio|iframe|object|embed)\\b[^<>]{0,2000}>|!\\[[^\\]]{0,500}\\]\\([^)]{1,2000}\\)");

    /// `${org}` in XLSForm; `{org}` and `{TOKEN:FIRSTNAME}` in LimeSurvey, where a space behind the
    /// bracket makes it text.
    private static final Pattern FILLED_IN = Pattern.compile("\\$?\\{[^{}\\s][^{}]{0,300}\\}");

    private LostInWords() {}

    /// @param where the name of what the words belong to
    static List<String> of(String where, String words) {
        var lost = new LinkedHashSet<String>();
        var places = FILLED_IN.matcher(words);
        while (places.find())
            lost.add("%s: “%s” in its words, which nothing fills in here; write the words without it"
                    .formatted(where, places.group()));
        if (PICTURE.matcher(words).find()) lost.add(where + ": the picture or film in its words; describe it in words");
        return new ArrayList<>(lost);
    }

    static boolean isEnglish(String language) {
        return language.matches("en([-_ ].*)?|.*\\(en([-_].*)?\\).*|.*english.*");
    }

    static boolean isWelsh(String language) {
        return language.matches("cy([-_ ].*)?|.*\\(cy([-_].*)?\\).*|.*(welsh|cymraeg).*");
    }

    /// The languages whose words are not taken over; of a file without English the first takes its
    /// place.
    ///
    /// @param languages in the file's order, as it names them
    static List<String> languages(List<String> languages) {
        var lost = new ArrayList<String>();
        boolean english = languages.stream().anyMatch(each -> each.isEmpty() || isEnglish(small(each)));
        for (var language : languages) {
            if (language.isEmpty() || isEnglish(small(language)) || isWelsh(small(language))) continue;
            lost.add(
                    english
                            ? "All words in the language “" + language + "”"
                            : "The words in the language “"
                                    + language
                                    + "” replace English, which the file does not have");
            english = true;
        }
        return lost;
    }

    private static String small(String language) {
        return language.toLowerCase(Locale.ROOT).strip();
    }

    /// Signs as people type them, in what a program wrote with plain ones: curly quotation marks,
    /// and spaces that do not break.
    static String typed(String expression) {
        return expression
                .replaceAll("[\u2018\u2019\u201A\u201B\u2032\u00B4`]", "'")
                .replaceAll("[\u201C\u201D\u201E\u201F\u2033]", "\"")
                .replaceAll("[\\s\\p{Z}\uFEFF\u200B]+", " ")
                .strip();
    }
}
