package org.tallystick.platform.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/// What a file is, judged by its bytes. Its name decides one thing only: whether plain text is CSV.
public final class Sniffing {

    private static final Tika TIKA = new Tika();

    private static final String KINDS =
            "Attach a PDF, a PNG, JPEG or WebP image, a Word, Excel or OpenDocument file, CSV or plain text.";

    /// A browser that is handed such bytes under another name may still run them as a page.
    private static final List<String> WEB_PAGE = List.of("<script", "<html", "<!doctype html", "<iframe", "<?php");

    private static final Pattern MARKUP_OR_SCRIPT = Pattern.compile(
            ".*(html|xml|javascript|x-sh|x-php|x-perl|x-python|x-bat|x-powershell|x-executable|x-dosexec|x-elf).*");

    /// How far into a file browsers look for markup (WHATWG MIME Sniffing, "resource header": 1445
    /// bytes).
    private static final int SNIFFED = 1_445;

    private static final int ZIP_TAIL = 65_557;

    private Sniffing() {}

    /// What the bytes are, or why a file like this is not taken.
    public sealed interface Judged {
        record Is(FileType type) implements Judged {}

        /// @param found what is wrong with it, a sentence
        /// @param instead what to do, a sentence
        record Refused(String found, String instead) implements Judged {
            public String because() {
                return found + " " + instead;
            }
        }
    }

    static final Judged LOCKED = new Judged.Refused("This file is locked with a password.", "Save it without one.");

    /// The part of a locked Office file that holds the file, as its table of parts writes it.
    private static final String LOCKED_PART = String.join("\0", "EncryptedPackage".split(""));

    /// @param name as given by the sender
    public static Judged judge(byte[] bytes, String name) {
        if (bytes.length == 0) return new Judged.Refused("The file is empty.", "Choose it again.");
        var detected = TIKA.detect(bytes);
        return switch (detected) {
            case "application/pdf" -> pdf(bytes);
            case "image/png" -> image(bytes, FileType.PNG);
            case "image/jpeg" -> image(bytes, FileType.JPEG);
            case "image/webp" -> image(bytes, FileType.WEBP);
            case "application/zip" -> Zips.judge(bytes);
            default -> other(bytes, name, detected);
        };
    }

    private static Judged other(byte[] bytes, String name, String detected) {
        // Tika tells office files apart by an entry that may come first; what is in the archive
        // decides, not its order.
        if (startsWith(bytes, "PK")) return Zips.judge(bytes);
        if (detected.equals("application/x-tika-msoffice") && find(bytes, LOCKED_PART, 0, bytes.length)) return LOCKED;
        if (detected.equals("application/x-tika-msoffice"))
            return new Judged.Refused(
                    "This is an older Office file, which can hold macros.", "Save it as DOCX, XLSX or PDF.");
        if (detected.equals("image/svg+xml"))
            return new Judged.Refused("This is an SVG drawing, which can run scripts.", "Save it as PNG or PDF.");
        if (detected.matches(".*x?html.*"))
            return new Judged.Refused("This is a web page.", "Print it to PDF and attach that.");
        if (MARKUP_OR_SCRIPT.matcher(detected).matches() || startsWith(bytes, "#!") || startsWith(bytes, "MZ"))
            return new Judged.Refused("This is a program or markup, not a document.", KINDS);
        return text(bytes)
                .map(text -> text(text, name))
                .orElseGet(() -> new Judged.Refused("We do not accept this kind of file.", KINDS));
    }

    private static Judged pdf(byte[] bytes) {
        if (!startsWith(bytes, "%PDF-")) return twoKinds("PDF");
        if (find(bytes, "/JavaScript", 0, bytes.length) || find(bytes, "/Launch", 0, bytes.length))
            return new Judged.Refused("This PDF holds a script.", "Print it to a new PDF and attach that.");
        // A verifier could not open it; nor could anybody in some years' time.
        if (Stream.of(" ", "\n", "\r", "<<").anyMatch(then -> find(bytes, "/Encrypt" + then, 0, bytes.length)))
            return new Judged.Refused(
                    "This PDF is locked with a password, or may not be copied or printed.",
                    "Save it without protection and attach that.");
        return holdsMore(bytes) ? twoKinds("PDF") : new Judged.Is(FileType.PDF);
    }

    private static Judged image(byte[] bytes, FileType type) {
        return holdsMore(bytes) ? twoKinds(type.words()) : new Judged.Is(type);
    }

    private static Judged twoKinds(String kind) {
        return new Judged.Refused(
                "This could be a %s or something else.".formatted(kind),
                "Save it again from the program that made it.");
    }

    /// Whether bytes that begin as a document could also be read as a web page, or from the end as
    /// an archive.
    private static boolean holdsMore(byte[] bytes) {
        return WEB_PAGE.stream().anyMatch(mark -> findAnyCase(bytes, mark, bytes.length))
                || findAnyCase(bytes, "<svg", SNIFFED)
                || find(bytes, "PK\5\6", Math.max(0, bytes.length - ZIP_TAIL), bytes.length);
    }

    private static Judged text(String text, String name) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (WEB_PAGE.stream().anyMatch(lower::contains) || lower.contains("<svg"))
            return new Judged.Refused("This text holds the code of a web page: remove that.", "Or attach a PDF.");
        return new Judged.Is(name.toLowerCase(Locale.ROOT).endsWith(".csv") ? FileType.CSV : FileType.TEXT);
    }

    /// The text that these bytes are: UTF-8, else Windows-1252, and no control characters but line
    /// ends and tabs.
    private static Optional<String> text(byte[] bytes) {
        var text = decode(bytes, StandardCharsets.UTF_8);
        if (text == null) text = decode(bytes, Charset.forName("windows-1252"));
        return text != null && text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                ? Optional.of(text)
                : Optional.empty();
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherCharset) {
            return null;
        }
    }

    private static boolean startsWith(byte[] bytes, String mark) {
        return bytes.length >= mark.length() && matches(bytes, 0, mark, false);
    }

    private static boolean findAnyCase(byte[] bytes, String mark, int until) {
        for (var at = 0; at <= Math.min(until, bytes.length) - mark.length(); at++)
            if (bytes[at] == '<' && matches(bytes, at, mark, true)) return true;
        return false;
    }

    private static boolean find(byte[] bytes, String mark, int from, int until) {
        for (var at = from; at <= until - mark.length(); at++) if (matches(bytes, at, mark, false)) return true;
        return false;
    }

    private static boolean matches(byte[] bytes, int at, String mark, boolean anyCase) {
        for (var i = 0; i < mark.length(); i++) {
            var found = anyCase && bytes[at + i] >= 'A' && bytes[at + i] <= 'Z' ? bytes[at + i] + 32 : bytes[at + i];
            if (found != mark.charAt(i)) return false;
        }
        return true;
    }
}
