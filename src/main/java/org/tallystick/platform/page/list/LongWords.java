package org.tallystick.platform.page.list;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.regex.Pattern;

/// Plain words of a table's cell. A word longer than a phone is wide may break, so that it widens
/// neither its column nor the page; everywhere else the stylesheet sees to that.
record LongWords(String words) implements Content {

    private static final Pattern LONG = Pattern.compile("\\S{25,}");
    private static final int PIECE = 10;

    @Override
    public void writeTo(TemplateOutput output) {
        var found = LONG.matcher(words);
        var written = 0;
        while (found.find()) {
            output.writeUserContent(words.substring(written, found.start()));
            pieces(found.group(), output);
            written = found.end();
        }
        output.writeUserContent(words.substring(written));
    }

    private static void pieces(String word, TemplateOutput output) {
        var from = 0;
        while (from < word.length()) {
            var to = word.offsetByCodePoints(from, Math.min(PIECE, word.codePointCount(from, word.length())));
            if (from > 0) output.writeContent("<wbr>");
            output.writeUserContent(word.substring(from, to));
            from = to;
        }
    }
}
