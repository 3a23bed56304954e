package org.tallystick.platform.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file's name as its sender gives it, made safe to keep and to show.
public final class FileName {

    private static final int LONGEST = 200;

    /// Control characters, halves of a surrogate pair, what is no character, and the marks that
    /// turn the direction of writing: `gpj.exe` must not read as `exe.jpg`.
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    private FileName() {}

    /// The name without its folders, of at most 200 characters with the end kept, because that says
    /// the kind; "file" where nothing is left, or nothing but dots.
    public static String plain(@Nullable String given) {
        if (given == null) return "file";
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var named = UNSEEN.matcher(last).replaceAll("").strip();
        if (named.matches("\\.*")) return "file";
        return named.length() <= LONGEST ? named : end(named);
    }

    /// Never from the middle of a character.
    private static String end(String name) {
        int from = name.length() - LONGEST;
        return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }
}
