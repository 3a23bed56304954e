package org.tallystick.library.ocds.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Json;
import org.tallystick.library.ocds.merge.Part.Branch;
import org.tallystick.library.ocds.merge.Part.Items;
import org.tallystick.library.ocds.merge.Part.Leaf;
import org.tallystick.library.ocds.merge.Part.Version;
import tools.jackson.core.JsonGenerator;

/// Writes what the releases of a process came to.
final class Merged {

    private final JsonGenerator out;

    private Merged(JsonGenerator out) {
        this.out = out;
    }

    static void write(JsonGenerator out, Branch root, Json.Obj latest, boolean versioned) {
        var writer = new Merged(out);
        out.writeStartObject();
        var ocid = latest.fields().getOrDefault("ocid", Json.NOTHING);
        var date = latest.fields().getOrDefault("date", Json.NOTHING);
        if (!versioned) {
            out.writeName("tag");
            out.writeStartArray();
            out.writeString("compiled");
            out.writeEndArray();
            out.writeName("id");
            out.writeString(text(ocid) + "-" + text(date));
            out.writeName("date");
            writer.value(date);
        }
        out.writeName("ocid");
        writer.value(ocid);
        writer.fields(root);
        out.writeEndObject();
    }

    private static String text(Json value) {
        return value instanceof Json.Text(var text) ? text : "";
    }

    private void fields(Branch branch) {
        for (var each : branch.parts.entrySet())
            switch (each.getValue()) {
                case Leaf leaf -> leaf(each.getKey(), leaf);
                case Branch child -> {
                    out.writeName(each.getKey());
                    out.writeStartObject();
                    fields(child);
                    out.writeEndObject();
                }
                case Items items -> {
                    out.writeName(each.getKey());
                    items(items.all);
                }
            }
    }

    private void items(List<Branch> items) {
        out.writeStartArray();
        for (var item : items) {
            out.writeStartObject();
            if (item.id != null) {
                out.writeName("id");
                value(item.id);
            }
            fields(item);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// What was set to null is not there; its history says when.
    private void leaf(String name, Leaf leaf) {
        if (leaf.versions != null) {
            out.writeName(name);
            versions(leaf.versions);
        } else if (leaf.value != Json.NOTHING) {
            out.writeName(name);
            value(leaf.value);
        }
    }

    private void versions(List<Version> versions) {
        out.writeStartArray();
        for (var each : versions) {
            out.writeStartObject();
            out.writeName("releaseID");
            about(each.release(), "id");
            out.writeName("releaseDate");
            about(each.release(), "date");
            out.writeName("releaseTag");
            about(each.release(), "tag");
            out.writeName("value");
            value(each.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void about(Json.Obj release, String name) {
        @Nullable Json value = release.fields().get(name);
        value(value == null ? Json.NOTHING : value);
    }

    private void value(Json value) {
        switch (value) {
            case Json.Text(var text) -> out.writeString(text);
            case Json.Num(var written) -> out.writeNumber(written);
            case Json.Bool(var bool) -> out.writeBoolean(bool);
            case Json.Nothing _ -> out.writeNull();
            case Json.Arr(var items) -> {
                out.writeStartArray();
                items.forEach(this::value);
                out.writeEndArray();
            }
            case Json.Obj(var fields) -> {
                out.writeStartObject();
                fields.forEach((name, each) -> {
                    out.writeName(name);
                    value(each);
                });
                out.writeEndObject();
            }
        }
    }
}
