package org.tallystick.library.survey.foreign;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.library.sheet.Cell;

/// Text and names from other programs, made plain.
final class ForeignText {

    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style)\\b.{0,20000}?</\\1>|<!--.{0,20000}?-->");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/li|/h[1-6])\\b[^<>]{0,1000}>");
    private static final Pattern TAG = Pattern.compile("<[/a-zA-Z!][^<>]{0,2000}>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,6});");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "–",
            "rsquo", "’", "pound", "£");

    private ForeignText() {}

    /// Without mark-up, and nothing cut.
    static String plain(String text) {
        var bare = UNSEEN.matcher(text).replaceAll("");
        bare = BREAK.matcher(bare).replaceAll("\n");
        bare = TAG.matcher(bare).replaceAll("");
        bare = ENTITY.matcher(bare).replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1))));
        bare = Cell.text(bare).text();
        return bare.replaceAll("[ \\t\u00A0]+", " ")
                .replaceAll(" ?\\R\\s*", "\n")
                .strip();
    }

    private static String entity(String name) {
        if (!name.startsWith("#")) return NAMED.getOrDefault(name, "&" + name + ";");
        var point =
                name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }

    /// A name as an id may be written: other signs become dashes.
    static String id(String name) {
        var id = name.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return id.length() > 80 ? id.substring(0, 80) : id;
    }
}
