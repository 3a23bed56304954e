package org.tallystick.library.ocds.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Json;
import org.tallystick.library.ocds.merge.MergeSchema.Rule;
import org.tallystick.library.ocds.merge.Part.Branch;
import org.tallystick.library.ocds.merge.Part.Items;
import org.tallystick.library.ocds.merge.Part.Leaf;
import org.tallystick.library.ocds.merge.Part.Version;

/// The releases of one contracting process, merged one after another. Where the standard leaves a
/// case open, what came first stands and the case is told.
final class Merging {

    private static final Json ID_MISSING = Json.NOTHING;

    private final boolean versioned;
    private final Consumer<String> warnings;
    private final Branch root = new Branch(null);
    private final List<String> path = new ArrayList<>();
    private Json.@Nullable Obj release;

    /// @param versioned whether the history of each value is kept
    Merging(boolean versioned, Consumer<String> warnings) {
        this.versioned = versioned;
        this.warnings = warnings;
    }

    Branch root() {
        return root;
    }

    /// Adds a release, which is not older than those before it.
    void add(Json.Obj release, MergeSchema rules) {
        this.release = release;
        for (var field : release.fields().entrySet())
            switch (field.getKey()) {
                // They are about the release and not about the process.
                case "ocid", "id", "date", "tag" -> {}
                default -> field(root, field.getKey(), field.getValue(), rules.root());
            }
    }

    private void fields(Branch into, Json.Obj from, Rule rule, boolean item) {
        for (var field : from.fields().entrySet())
            // The id of an object in a list says which it is, and has no history.
            if (!item || !field.getKey().equals("id")) field(into, field.getKey(), field.getValue(), rule);
    }

    private void field(Branch into, String name, Json value, Rule parent) {
        var rule = parent.child(name);
        if (rule.omit()) return;
        path.add(name);
        if (rule.whole()) whole(into, name, value);
        else
            switch (value) {
                case Json.Obj object when object.fields().isEmpty() -> {}
                case Json.Obj object -> object(into, name, object, rule);
                case Json.Arr list when list.items().isEmpty() -> {}
                case Json.Arr list when ofObjects(list) -> items(into, name, list, rule);
                case Json.Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Nothing _ -> whole(into, name, value);
            }
        path.removeLast();
    }

    private static boolean ofObjects(Json.Arr list) {
        for (var each : list.items()) if (!(each instanceof Json.Obj)) return false;
        return true;
    }

    private void object(Branch into, String name, Json.Obj object, Rule rule) {
        switch (there(into, name)) {
            case Branch branch -> fields(branch, object, rule, false);
            case Leaf _ -> warn("has an object after a value: the object is left out");
            case Items _ -> warn("has an object after a list: the object is left out");
            case null -> {
                var anew = new Branch(null);
                fields(anew, object, rule, false);
                if (!anew.parts.isEmpty()) into.parts.put(name, anew);
            }
        }
    }

    private void items(Branch into, String name, Json.Arr list, Rule rule) {
        switch (there(into, name)) {
            case Items items -> items(items, list, rule);
            case Leaf _ -> warn("has a list of objects after a value: the list is left out");
            case Branch _ -> warn("has a list of objects after an object: the list is left out");
            case null -> {
                var anew = new Items();
                items(anew, list, rule);
                if (!anew.all.isEmpty()) into.parts.put(name, anew);
            }
        }
    }

    /// What there is by now; null too where null has taken its place.
    private @Nullable Part there(Branch into, String name) {
        var there = into.parts.get(name);
        if (!(there instanceof Leaf leaf) || leaf.value != Json.NOTHING) return there;
        if (versioned) warn("is more than a value after null: its history begins here");
        into.parts.remove(name);
        return null;
    }

    private void items(Items into, Json.Arr list, Rule rule) {
        var ids = new java.util.HashSet<Json>();
        for (var each : list.items()) {
            var object = (Json.Obj) each;
            var id = object.fields().getOrDefault("id", ID_MISSING);
            if (id != ID_MISSING && !ids.add(id))
                warn("has two objects with the id " + shown(id) + ": they are merged");
            item(into, object, id, rule);
        }
    }

    private void item(Items into, Json.Obj object, Json id, Rule rule) {
        var identifies = id instanceof Json.Text || id instanceof Json.Num;
        var there = identifies ? into.byId.get(id) : null;
        if (there != null) {
            fields(there, object, rule, true);
            return;
        }
        if (!identifies && object.fields().containsKey("id"))
            warn("has an object whose id is neither text nor a number: it is added as another one");
        var anew = new Branch(identifies ? id : null);
        fields(anew, object, rule, true);
        if (!identifies && anew.parts.isEmpty()) return;
        into.all.add(anew);
        if (!identifies) return;
        into.byId.put(id, anew);
        var other = into.read.putIfAbsent(read(id), id);
        if (other != null) warn("has the ids " + shown(other) + " and " + shown(id) + ": they are kept apart");
    }

    /// 1, 1.0 and "1" are read as the same.
    private static String read(Json id) {
        return switch (id) {
            case Json.Num(var written) ->
                new BigDecimal(written).stripTrailingZeros().toString();
            case Json.Text(var text) -> text;
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Nothing _ -> "";
        };
    }

    private static String shown(Json id) {
        return switch (id) {
            case Json.Num(var written) -> written;
            case Json.Text(var text) -> '"' + text + '"';
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Nothing _ -> "null";
        };
    }

    private void whole(Branch into, String name, Json value) {
        switch (into.parts.get(name)) {
            case Leaf leaf -> {
                if (same(leaf.value, value)) return;
                leaf.value = value;
                if (leaf.versions != null) version(leaf.versions, value);
            }
            case Branch _, Items _ ->
                warn(
                        value == Json.NOTHING
                                ? "is null after an object or a list of objects, which stays"
                                : "has a value after an object or a list of objects: the value is left out");
            case null -> {
                List<Version> versions = null;
                if (versioned) {
                    versions = new ArrayList<>(1);
                    versions.add(new Version(release(), value));
                }
                into.parts.put(name, new Leaf(value, versions));
            }
        }
    }

    /// A release brings one version: the last, where it says a thing twice.
    private void version(List<Version> versions, Json value) {
        if (!versions.isEmpty() && versions.getLast().release() == release()) versions.removeLast();
        if (versions.isEmpty() || !same(versions.getLast().value(), value)) versions.add(new Version(release(), value));
    }

    /// Numbers are the same where they are worth the same, however they are written.
    private static boolean same(Json one, Json other) {
        if (one instanceof Json.Num(var a) && other instanceof Json.Num(var b))
            return a.equals(b) || new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
        return one.equals(other);
    }

    private Json.Obj release() {
        if (release == null) throw new IllegalStateException("no release is being added");
        return release;
    }

    private void warn(String what) {
        warnings.accept("/" + String.join("/", path) + " " + what);
    }
}
