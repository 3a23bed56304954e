package org.tallystick.library.sheet;

import java.util.List;

/// A column that an import asks for.
///
/// @param heading as an export writes it, and as messages name it
/// @param synonyms other headings that people use for it
/// @param required whether the file is useless without it
public record Column(String heading, List<String> synonyms, boolean required) {

    public Column {
        synonyms = List.copyOf(synonyms);
    }

    public static Column required(String heading, String... synonyms) {
        return new Column(heading, List.of(synonyms), true);
    }

    public static Column optional(String heading, String... synonyms) {
        return new Column(heading, List.of(synonyms), false);
    }
}
