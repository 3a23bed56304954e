package org.tallystick.charter.signatory.register;

import io.nayuki.qrcodegen.QrCode;
import java.util.Locale;

/// A signatory's logo: the charter's name, the organisation's, and a QR code that leads to its page
/// on the register, so that whoever sees it can check it. Drawn without styles, because the site's
/// content policy allows none inside a picture.
final class Logo {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;
    private static final int CODE = 164;
    private static final int LONGEST = 44;

    private Logo() {}

    /// @param address the signatory's page, as a browser names it
    static String svg(String charter, String organisation, String since, String address, String colour) {
        var label = "Signatory of the " + charter + ": " + organisation + ". Check it at " + address;
        return """
               <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" font-family="Helvetica Neue, Helvetica, Arial, sans-serif">
               <title>%s</title>
               <rect x="1.5" y="1.5" width="%d" height="%d" fill="#ffffff" stroke="%s" stroke-width="3"/>
               <rect width="14" height="%d" fill="%s"/>
               %s
               <text x="40" y="52" font-size="17" fill="%s" letter-spacing="1">SIGNATORY</text>
               <text x="40" y="88" font-size="25" font-weight="700" fill="#1c2321"%s>%s</text>
               <text x="40" y="126" font-size="21" fill="#1c2321"%s>%s</text>
               <text x="40" y="176" font-size="15" fill="#55605c">%s</text>
               <text x="40" y="197" font-size="12" fill="#55605c"%s>%s</text>
               %s
               </svg>
               """.formatted(
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        escape(label),
                        WIDTH - 3,
                        HEIGHT - 3,
                        colour,
                        HEIGHT,
                        colour,
                        notches(),
                        colour,
                        fit(charter, 25),
                        escape(cut(charter)),
                        fit(organisation, 21),
                        escape(cut(organisation)),
                        escape(since),
                        fit(address, 12),
                        escape(address),
                        code(address));
    }

    /// The notches of a tally stick.
    private static String notches() {
        var notches = new StringBuilder();
        for (var y = 24; y < HEIGHT - 16; y += 18)
            notches.append("<rect x=\"0\" y=\"%d\" width=\"14\" height=\"4\" fill=\"#ffffff\"/>".formatted(y));
        return notches.toString();
    }

    private static String code(String address) {
        var code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        // Four modules of white around it, as the standard asks.
        var module = CODE / (double) (code.size + 8);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++)
            for (var x = 0; x < code.size; x++)
                if (code.getModule(x, y)) path.append("M%d,%dh1v1h-1z".formatted(x + 4, y + 4));
        return "<g transform=\"translate(%d,%d) scale(%s)\"><path d=\"%s\" fill=\"#000000\"/></g>"
                .formatted(WIDTH - CODE - 22, (HEIGHT - CODE) / 2, String.format(Locale.ROOT, "%.4f", module), path);
    }

    private static String cut(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /// Words that would run into the code are drawn closer together.
    private static String fit(String words, int size) {
        var room = WIDTH - CODE - 22 - 40 - 16;
        var shown = size == 12 ? words : cut(words);
        return shown.length() * size * 0.56 > room
                ? " textLength=\"" + room + "\" lengthAdjust=\"spacingAndGlyphs\""
                : "";
    }

    static String escape(String words) {
        var safe = new StringBuilder();
        words.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (each >= ' ') safe.appendCodePoint(each);
                }
            }
        });
        return safe.toString();
    }
}
