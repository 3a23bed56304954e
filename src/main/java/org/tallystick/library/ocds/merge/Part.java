package org.tallystick.library.ocds.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Json;

/// A part of what the releases of one process come to, while they are merged.
sealed interface Part {

    /// An object, its fields in the order in which they first came.
    final class Branch implements Part {

        final Map<String, Part> parts = new LinkedHashMap<>();

        /// The object's id within its list, as it is written; null elsewhere, and where it has none.
        final @Nullable Json id;

        Branch(@Nullable Json id) {
            this.id = id;
        }
    }

    /// A list of objects that are merged by their ids.
    final class Items implements Part {

        final List<Branch> all = new ArrayList<>();

        /// By the id as JSON has it: the number 1 and the text "1" are two ids.
        final Map<Json, Branch> byId = new HashMap<>();

        /// The ids as people read them, to notice those that differ in kind alone.
        final Map<String, Json> read = new HashMap<>();
    }

    /// A value that is replaced as a whole.
    final class Leaf implements Part {

        /// What it is by now.
        Json value;

        /// What it was from which release on; null where no history is asked for.
        final @Nullable List<Version> versions;

        Leaf(Json value, @Nullable List<Version> versions) {
            this.value = value;
            this.versions = versions;
        }
    }

    /// @param release which brought it
    record Version(Json.Obj release, Json value) {}
}
