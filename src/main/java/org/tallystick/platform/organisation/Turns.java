package org.tallystick.platform.organisation;

import java.util.List;
import org.tallystick.shared.Actor;

/// A room that knows what waits for whom. It asks a fixed number of statements, however much waits,
/// and works nothing out that it could keep.
public interface Turns {

    /// How many rows a room gives at most. Where more wait, [Waiting#total] says so.
    int MOST = 40;

    /// What waits for the actor.
    ///
    /// @param mine leaves out the contracts that somebody else looks after
    Waiting of(Actor actor, boolean mine);

    /// @param total of what is to be done now, listed or not
    record Waiting(List<Turn> turns, long total) {

        public static final Waiting NOTHING = new Waiting(List.of(), 0);

        public Waiting {
            turns = List.copyOf(turns);
        }

        /// All of them, where none was left out.
        public static Waiting of(List<Turn> turns) {
            return new Waiting(
                    turns, turns.stream().filter(turn -> !turn.later()).count());
        }
    }
}
