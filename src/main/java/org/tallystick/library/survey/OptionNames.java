package org.tallystick.library.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options of an item by everything that a file may call them: the id, the English label, the
/// Welsh one.
public final class OptionNames {

    private static final String PARTERS = ";|\n,";

    /// How much longer an option may be in the file, for needless space.
    private static final int MOST_SPACES = 20;

    private final Map<String, String> ids = new HashMap<>();

    /// Those that hold a parting sign themselves, the longest first.
    private final List<String> partedNames;

    public OptionNames(List<Option> options) {
        for (var option : options) ids.put(Spelling.of(option.id()), option.id());
        for (var option : options) {
            ids.putIfAbsent(Spelling.of(option.label().en()), option.id());
            var welsh = option.label().cy();
            if (welsh != null) ids.putIfAbsent(Spelling.of(welsh), option.id());
        }
        partedNames = ids.keySet().stream()
                .filter(name -> name.chars().anyMatch(c -> PARTERS.indexOf(c) >= 0))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    public Optional<String> id(String written) {
        return Optional.ofNullable(ids.get(Spelling.of(written)));
    }

    /// What a cell with several options says.
    ///
    /// @param unknown the pieces that are no option
    public record Several(List<String> ids, List<String> unknown) {}

    /// The options in one cell, parted by semicolons, bars, line ends or commas; an option whose
    /// own name holds such a sign is still found whole.
    public Several several(String cell) {
        var found = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        var left = cell;
        while (!left.isBlank()) {
            var length = beginning(left).orElse(piece(left));
            var written = left.substring(0, length).strip();
            var known = id(written);
            if (known.isPresent()) found.add(known.get());
            else if (!written.isEmpty()) {
                // KoboToolbox and ODK put a space between ids, which have none themselves.
                var parts = List.of(written.split("\\s+"));
                if (parts.stream().allMatch(part -> id(part).isPresent()))
                    parts.forEach(part -> id(part).ifPresent(found::add));
                else unknown.add(written);
            }
            left = length < left.length() ? left.substring(length + 1) : "";
        }
        return new Several(found.stream().distinct().toList(), unknown);
    }

    /// How far the longest option reaches that itself holds a parting sign and with which the text
    /// begins.
    private Optional<Integer> beginning(String text) {
        for (var name : partedNames) {
            var farthest = Math.min(text.length(), name.length() + MOST_SPACES);
            for (var end = name.length(); end <= farthest; end++)
                if ((end == text.length() || PARTERS.indexOf(text.charAt(end)) >= 0)
                        && Spelling.of(text.substring(0, end)).equals(name)) return Optional.of(end);
        }
        return Optional.empty();
    }

    private static int piece(String text) {
        for (var at = 0; at < PARTERS.length(); at++) {
            var end = text.indexOf(PARTERS.charAt(at));
            if (end >= 0) return end;
        }
        return text.length();
    }
}
