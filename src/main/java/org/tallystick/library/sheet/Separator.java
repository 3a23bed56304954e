package org.tallystick.library.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What separates the cells of a text, found by trying: the sign by which the most lines have as
/// many cells as a line of headings above them. The one guess for every table.
public final class Separator {

    private static final String SIGNS = ",;\t|";
    private static final int MOST_LINES = 300;
    private static final int LOWEST_HEADING = 30;
    private static final int MOST_QUOTED = 20_000;
    private static final int NAMES = 4;
    private static final Pattern NAME = Pattern.compile("\\s*[^\\s0-9\"][^0-9\"]{0,39}");

    private Separator() {}

    /// @param lines how many lines fit the headings
    /// @param heading which line those are, from 0
    /// @param width how many cells it has
    private record Trial(char sign, int lines, int heading, int width) {

        /// Of two that fit as many lines, the one whose headings come first, and then the one that
        /// tells more cells apart.
        boolean beats(Trial other) {
            if (lines != other.lines) return lines > other.lines;
            if (lines > 0 && heading != other.heading) return heading < other.heading;
            return width > other.width;
        }
    }

    /// @param head the beginning of the text
    public static char guess(String head) {
        var headed = headed(head);
        if (headed != 0) return headed;
        Trial best = null;
        for (char sign : SIGNS.toCharArray()) {
            var trial = best(sign, lines(head, sign));
            if (best == null || trial.beats(best)) best = trial;
        }
        return best == null ? ',' : best.sign();
    }

    /// The sign of a first line that can only be headings: four short names or more without
    /// figures, and one sign alone between them. In a short table the texts of a few lines may look
    /// like another. 0 where the first line leaves it open.
    private static char headed(String head) {
        var first = head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var signs = SIGNS.chars().filter(sign -> first.indexOf(sign) >= 0).toArray();
        if (signs.length != 1) return 0;
        var cells = first.split(Pattern.quote(Character.toString(signs[0])), -1);
        return cells.length >= NAMES
                        && Arrays.stream(cells)
                                .allMatch(cell -> NAME.matcher(cell).matches())
                ? (char) signs[0]
                : 0;
    }

    private static Trial best(char sign, List<List<String>> lines) {
        var best = new Trial(sign, 0, 0, lines.isEmpty() ? 0 : lines.getFirst().size());
        for (int at = 0; at < Math.min(LOWEST_HEADING, lines.size()); at++) {
            int width = Shape.filled(lines.get(at));
            // A title has one cell, and so has every line that the sign does not separate.
            if (width < 2) continue;
            var shape = Shape.below(lines, at);
            int fit = 0;
            for (int line = at + 1; line < lines.size(); line++) if (shape.fits(lines.get(line))) fit++;
            if (at > 0 && width == 2 && (fit < 2 || returns(lines, at))) continue;
            var trial = new Trial(sign, fit, at, width);
            if (trial.beats(best)) best = trial;
        }
        return best;
    }

    /// Whether a cell of this line comes again below: of a column of lists, "Health;Retail", the
    /// first is no heading.
    private static boolean returns(List<List<String>> lines, int at) {
        return lines.subList(at + 1, lines.size()).stream()
                .flatMap(List::stream)
                .anyMatch(lines.get(at)::contains);
    }

    /// The lines that hold anything but space.
    private static List<List<String>> lines(String head, char sign) {
        var lines = new ArrayList<List<String>>();
        for (int at = 0; at < head.length() && lines.size() < MOST_LINES; ) {
            var cells = new ArrayList<String>();
            at = line(head, at, sign, cells);
            // What was cut off in the middle is no line.
            if (at >= head.length() && !lines.isEmpty() && !head.endsWith("\n")) {
                if (lines.size() < 3) lines.add(cells);
                break;
            }
            if (cells.size() == 1 && cells.getFirst().isBlank()) continue;
            // A sign that separates what is between quotation marks separates nothing.
            lines.add(cells.stream().anyMatch(Separator::isTorn) ? List.of("torn") : cells);
        }
        return lines;
    }

    private static boolean isTorn(String cell) {
        return cell.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static int line(String text, int from, char sign, List<String> cells) {
        int at = from;
        while (true) {
            int end = at < text.length() && text.charAt(at) == '"' ? closing(text, at, sign) : at;
            while (end < text.length()
                    && text.charAt(end) != sign
                    && text.charAt(end) != '\n'
                    && text.charAt(end) != '\r') end++;
            cells.add(text.substring(at, end));
            if (end == text.length()) return end;
            at = end + 1;
            if (text.charAt(end) == sign) continue;
            return text.charAt(end) == '\r' && at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
        }
    }

    /// Behind the mark that closes the one here; here, where none does.
    private static int closing(String text, int open, char sign) {
        for (int at = open + 1; at < Math.min(text.length(), open + MOST_QUOTED); at++) {
            if (text.charAt(at) != '"') continue;
            if (at + 1 == text.length()) return at + 1;
            char behind = text.charAt(at + 1);
            if (behind == '"') at++;
            else if (behind == sign || behind == '\n' || behind == '\r') return at + 1;
        }
        return open;
    }
}
