package org.tallystick.framework;

/// One difference between two editions, for two columns side by side.
public sealed interface Change {

    /// The reference of what changed.
    String reference();

    /// @param what "principle", "theme", "outcome" or "measure"
    record Added(String what, String reference, String name) implements Change {}

    record Removed(String what, String reference, String name) implements Change {}

    /// @param because the reason that the edition keeps
    record Retired(String reference, String name, String because) implements Change {}

    /// Offered again after having been retired.
    record Restored(String reference, String name) implements Change {}

    /// @param what which text: "name", "guidance", "evidence expected"
    record Reworded(String reference, String what, String before, String after) implements Change {}

    /// The kind or the unit: figures before and after do not add up.
    record UnitChanged(String reference, String before, String after) implements Change {}

    /// To another theme or outcome.
    record Moved(String reference, String before, String after) implements Change {}

    default String words() {
        return switch (this) {
            case Added(var what, var _, var name) -> "New " + what + ": " + name;
            case Removed(var what, var _, var name) -> "The " + what + " “" + name + "” is gone";
            case Retired(var _, var name, var because) -> "“" + name + "” is retired: " + because;
            case Restored(var _, var name) -> "“" + name + "” is offered again";
            case Reworded(var _, var what, var before, var after) ->
                "The " + what + " was " + quoted(before) + " and is " + quoted(after);
            case UnitChanged(var _, var before, var after) ->
                "It was counted in " + before + " and is counted in " + after + ": the figures do not add up";
            case Moved(var _, var before, var after) -> "It moved from " + before + " to " + after;
        };
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "not stated" : "“" + text + "”";
    }
}
