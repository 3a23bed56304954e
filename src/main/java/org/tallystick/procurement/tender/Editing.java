package org.tallystick.procurement.tender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.platform.page.form.Fields;

/// A form about something that others may edit too.
///
/// @param seen the version that it shows, which is sent back with it
/// @param key made for this showing, so that sending twice writes once
/// @param changes what somebody else saved meanwhile; empty where nobody did
public record Editing(Fields fields, int seen, UUID key, List<Change> changes) {

    public Editing {
        changes = List.copyOf(changes);
    }

    public static Editing fresh(Map<String, ?> typed, int seen) {
        return new Editing(Fields.of(typed, List.of()), seen, UUID.randomUUID(), List.of());
    }

    Editing refused(Fields wrong) {
        return new Editing(wrong, seen, UUID.randomUUID(), changes);
    }

    /// One thing that stands otherwise now than in what was sent.
    public record Change(String what, String now, String yours) {}

    /// @param now each thing by its name, as it stands
    /// @param yours the same as it was sent
    public static List<Change> changes(Map<String, String> now, Map<String, String> yours) {
        var names = new LinkedHashMap<String, String>(now);
        names.putAll(yours);
        return names.keySet().stream()
                .filter(name -> !now.getOrDefault(name, "").equals(yours.getOrDefault(name, "")))
                .map(name -> new Change(name, now.getOrDefault(name, ""), yours.getOrDefault(name, "")))
                .toList();
    }
}
