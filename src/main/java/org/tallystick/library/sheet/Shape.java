package org.tallystick.library.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many cells the lines below a row of headings have. A line with another number of cells has
/// them under the wrong headings: "1,234.50" without its quotation marks is two.
///
/// @param width how many cells the headings are
/// @param narrowest how many a line has at least: those behind them are empty elsewhere too, and
///   programs leave such cells out
/// @param usual how many most lines have
public record Shape(int width, int narrowest, int usual) {

    /// Of headings alone.
    public static Shape of(int width) {
        return new Shape(width, width, width);
    }

    /// @param heading the line of the headings, from 0
    public static Shape below(List<List<String>> lines, int heading) {
        int width = lines.get(heading).size();
        Map<Integer, Integer> counts = new HashMap<>();
        int narrowest = -1;
        for (int at = heading + 1; at < lines.size(); at++) {
            var line = lines.get(at);
            if (filled(line) == 0) continue;
            counts.merge(line.size(), 1, Integer::sum);
            if (line.size() == width) narrowest = narrowest < 0 ? filled(line) : Math.min(narrowest, filled(line));
        }
        int usual = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(width);
        return new Shape(width, narrowest < 0 ? width : narrowest, usual);
    }

    /// How many cells a line has up to its last that is not empty.
    static int filled(List<String> line) {
        int end = line.size();
        while (end > 0 && line.get(end - 1).isBlank()) end--;
        return end;
    }

    public boolean fits(List<String> line) {
        return fits(line.size(), filled(line) <= width);
    }

    /// Cells behind the headings are forgiven where they are empty and no cell before them can have
    /// been moved: where the last heading always has a cell that is not empty, or where most lines
    /// have as many.
    ///
    /// @param empty whether the cells behind the headings are empty
    public boolean fits(int cells, boolean empty) {
        if (cells <= width) return cells >= narrowest;
        return empty && (narrowest == width || cells == usual);
    }

    /// What to say of a line that does not fit.
    public String misfit(int cells) {
        return "This line has %d %s and the headings are %d%s"
                .formatted(
                        cells,
                        cells == 1 ? "cell" : "cells",
                        width,
                        cells > width
                                ? ": put a cell that holds the separator in quotation marks"
                                : ": give every heading a cell");
    }
}
